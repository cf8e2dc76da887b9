import { Module } from '@nestjs/common';
import { BasesService } from '../bases/bases.service.js';
import { BatchesService } from '../batches/batches.service.js';
import { PublicationService } from '../campaigns/publication.service.js';
import { MeasuresService } from '../measures/measures.service.js';
import { PublicNoticesService } from '../public-notices/public-notices.service.js';
import { StatisticsService } from '../statistics/statistics.service.js';
import { PagesController } from './pages.controller.js';
import { PagesService } from './pages.service.js';
import { SitemapController } from './sitemap.controller.js';
import { SitemapService } from './sitemap.service.js';

@Module({
  controllers: [PagesController, SitemapController],
  providers: [
    PagesService,
    SitemapService,
    BasesService,
    BatchesService,
    MeasuresService,
    PublicationService,
    PublicNoticesService,
    StatisticsService,
  ],
})
export class PagesModule {}
