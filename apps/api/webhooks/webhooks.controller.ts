import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { PageQuery } from '../common/page.js';
import { Actor } from '../common/request.decorators.js';
import { DeliveriesService } from './deliveries.service.js';
import { AddedWebhookDto, AddWebhookDto, ChangeWebhookDto, DeliveryDto, WebhookDto } from './webhooks.dto.js';
import { WebhooksService } from './webhooks.service.js';

/** 向外部系统推送事件 */
@ApiTags('webhooks')
@Controller('webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly sent: DeliveriesService,
  ) {}

  @Get()
  @Can('manage:webhook')
  @ApiOkResponse({ type: [WebhookDto] })
  list(): Promise<WebhookDto[]> {
    return this.webhooks.list();
  }

  @Post()
  @Can('manage:webhook')
  @ApiCreatedResponse({ type: AddedWebhookDto })
  add(@Body() body: AddWebhookDto, @Actor() actor: ActorRef): Promise<AddedWebhookDto> {
    return this.webhooks.add(body, actor);
  }

  @Patch(':id')
  @Can('manage:webhook')
  @ApiOkResponse({ type: WebhookDto })
  change(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeWebhookDto,
    @Actor() actor: ActorRef,
  ): Promise<WebhookDto> {
    return this.webhooks.change(id, body, actor);
  }

  @Delete(':id')
  @HttpCode(204)
  @Can('manage:webhook')
  @ApiNoContentResponse()
  remove(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<void> {
    return this.webhooks.remove(id, actor);
  }

  @Post(':id/trial')
  @HttpCode(200)
  @Can('manage:webhook')
  @ApiOkResponse({ type: DeliveryDto })
  try(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<DeliveryDto> {
    return this.sent.try(id, actor);
  }

  @Get(':id/deliveries')
  @Can('manage:webhook')
  @ApiOkResponse({ type: [DeliveryDto] })
  deliveries(@Param('id', ParseUUIDPipe) id: string, @Query() query: PageQuery): Promise<DeliveryDto[]> {
    return this.sent.list(id, query);
  }

  @Post(':id/deliveries/:deliveryId/redelivery')
  @HttpCode(200)
  @Can('manage:webhook')
  @ApiOkResponse({ type: DeliveryDto })
  redeliver(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('deliveryId', ParseUUIDPipe) deliveryId: string,
    @Actor() actor: ActorRef,
  ): Promise<DeliveryDto> {
    return this.sent.redeliver(id, deliveryId, actor);
  }
}
