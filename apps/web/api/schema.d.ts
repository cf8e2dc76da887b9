export interface paths {
    "/api/v1/account/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InvitationTokenDto"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ActForDto"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MembershipDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangePasswordDto"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/personal-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/x-ndjson": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactorDto"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CodeDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactorInUseDto"];
                    };
                };
            };
        };
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ReassuranceDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactorSecretDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CodeDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecoveryCodesDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/second-factor/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ReassuranceDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RenewedSessionDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/single-sign-on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LinkDirectoryDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DepartureDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApiTokenDto"][];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AddApiTokenDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewApiTokenDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                    role?: "applicant" | "recommender" | "caseOfficer" | "expert" | "assessor" | "decisionMaker" | "financeOfficer" | "auditor" | "administrator";
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountDto"][];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AddAccountDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ChangeAccountDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountDto"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/accounts/{id}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["EraseDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErasedDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    action?: string;
                    actorId?: string;
                    after?: string;
                    before?: string;
                    caseId?: string;
                    limit?: number;
                    since?: string;
                    subjectId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AuditEntryDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/anchors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    before?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnchorDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    district?: "110101" | "110102" | "110105" | "110106" | "110107" | "110108" | "110109" | "110111" | "110112" | "110113" | "110114" | "110115" | "110116" | "110117" | "110118" | "110119" | "110302";
                    limit?: number;
                    type?: "park" | "research" | "platform" | "enterprise";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BaseDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bases.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "en";
                    type?: "park" | "research" | "platform" | "enterprise";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bases/rehearsed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    district?: "110101" | "110102" | "110105" | "110106" | "110107" | "110108" | "110109" | "110111" | "110112" | "110113" | "110114" | "110115" | "110116" | "110117" | "110118" | "110119" | "110302";
                    limit?: number;
                    type?: "park" | "research" | "platform" | "enterprise";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BaseDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bases/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BaseStatisticsDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                    state?: "upcoming" | "open" | "closed";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BatchDto"][];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OpenBatchDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BatchDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BatchDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{id}/closure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{id}/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ExtendWindowDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{id}/meetings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MeetingDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BatchProgressDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{id}/ranking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TypeRankingDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    batchId?: string;
                    limit?: number;
                    state?: "previewing" | "previewed" | "running" | "done" | "dropped";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BulkActionDto"][];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BulkOrderDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BulkActionDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-actions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BulkActionDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-actions/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BulkActionDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-actions/{id}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BulkCaseDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-actions/{id}/execution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BulkActionDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    year: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CalendarYearDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignDto"][];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OpenCampaignDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpenedCampaignDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignProgressDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EvaluationDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/grades": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GradeDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["PublishGradesDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PublicationDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WithdrawCampaignDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/roster-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PreviewRosterDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RosterDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    batchId?: string;
                    kind?: "batch" | "accreditation" | "evaluation" | "plaque" | "reconsideration" | "rectification" | "subsidy" | "meeting";
                    limit?: number;
                    officerId?: string;
                    state?: "open" | "underReview" | "batchClosed" | "underRecommendation" | "underFormalCheck" | "returned" | "underDraw" | "underInvitation" | "underExpertReview" | "underOnsiteAssessment" | "underDecision" | "proposed" | "underPublicNotice" | "underObjection" | "underAnnouncement" | "accredited" | "cultivated" | "notSelected" | "notRecommended" | "refused" | "lapsed" | "withdrawn" | "underFiling" | "underVerification" | "scored" | "graded" | "underPlaque" | "plaqueHandedOver" | "plaqueDropped" | "underReconsideration" | "decisionUpheld" | "decisionReopened" | "requestWithdrawn" | "underPlan" | "underRectification" | "underAcceptance" | "restored" | "revoked" | "underVouchers" | "underApproval" | "approved" | "closedWithoutAward" | "inSession" | "underNoticePreparation" | "announced" | "concluded" | "cancelled";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    kind?: "batch" | "accreditation" | "evaluation" | "plaque" | "reconsideration" | "rectification" | "subsidy" | "meeting";
                    lang?: "zh" | "en";
                    officerId?: string;
                    state?: "open" | "underReview" | "batchClosed" | "underRecommendation" | "underFormalCheck" | "returned" | "underDraw" | "underInvitation" | "underExpertReview" | "underOnsiteAssessment" | "underDecision" | "proposed" | "underPublicNotice" | "underObjection" | "underAnnouncement" | "accredited" | "cultivated" | "notSelected" | "notRecommended" | "refused" | "lapsed" | "withdrawn" | "underFiling" | "underVerification" | "scored" | "graded" | "underPlaque" | "plaqueHandedOver" | "plaqueDropped" | "underReconsideration" | "decisionUpheld" | "decisionReopened" | "requestWithdrawn" | "underPlan" | "underRectification" | "underAcceptance" | "restored" | "revoked" | "underVouchers" | "underApproval" | "approved" | "closedWithoutAward" | "inSession" | "underNoticePreparation" | "announced" | "concluded" | "cancelled";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseDetailDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/avoidance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DeclareAvoidanceDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvitationDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/checklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChecklistDto"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CheckMarksDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChecklistDto"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CorrectionDto"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CorrectionAnswersDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CorrectionDto"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/draw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DrawDto"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["DrawExpertsDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/zip": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ExtendDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IndicatorValueDto"][];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["VerifiedValuesDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IndicatorValueDto"][];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvitationDto"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AnswerInvitationDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvitationDto"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/letter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LetterDto"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DraftLetterDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LetterDto"];
                    };
                };
            };
        };
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SendLetterDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LetterDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/letter/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ObjectionDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/objections/{objectionId}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    objectionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AcceptObjectionDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/objections/{objectionId}/dismissal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    objectionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AnswerObjectionDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/objections/{objectionId}/investigation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    objectionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ObjectionTextDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ObjectionDto"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/objections/{objectionId}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    objectionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RefuseObjectionDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/objections/{objectionId}/upholding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    objectionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AnswerObjectionDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/objections/{objectionId}/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    objectionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ObjectionViewDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ObjectionDto"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/officer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AssignOfficerDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AssignedDto"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/panel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PanelMemberDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/plaque": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["HandOverDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/recommendation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RecommendDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/reconsideration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RequestReviewDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReconsiderationDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RefuseDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/reminder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RemindedDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/resumption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ResumeDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ReturnDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReverseDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewDto"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReviewDraftDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewDto"];
                    };
                };
            };
        };
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReviewDraftDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SuspendDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TimelineDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/visit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VisitDto"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/visit-candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    after?: string;
                    as: "expert" | "officer";
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VisitCandidateDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/visit/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["VisitAnswerDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VisitDto"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/visit/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/calendar": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/visit/checklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["VisitMarksDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VisitDto"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/visit/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FindingsDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VisitDto"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/visit/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["VisitPlanDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VisitDto"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/visit/signature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SignatureDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VisitDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/void-score": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["VoidScoreDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WithdrawDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/certificates/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BaseDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/certificates/{number}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ColleagueDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/colleagues/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    accountId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/colleagues/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountInvitationDto"][];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InviteColleagueDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountInvitationDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/colleagues/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DelegationDto"][];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DelegateDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DelegationDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/delegations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/delegations/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DelegateCandidateDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    batchId?: string;
                    limit?: number;
                    submitted?: boolean;
                    type?: "park" | "research" | "platform" | "enterprise";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DossierDto"][];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateDossierDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DossierDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    revision?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DossierDetailDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    revision?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/zip": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    revision?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClaimDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/clone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CloneDossierDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DossierDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/completeness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    revision?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CompletenessDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/difference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    from: number;
                    to: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DifferenceDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DuplicateDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/parts/{part}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    revision?: number;
                };
                header?: never;
                path: {
                    id: string;
                    part: "base" | "host" | "legalRepresentative" | "leader" | "contact" | "partners" | "projects" | "personnel" | "events" | "outputs" | "funds" | "rules" | "plan" | "commitment" | "attachments" | "site" | "tenants" | "delegations" | "services" | "landedProjects" | "institution" | "labs" | "overseasExperts" | "papers" | "platformProfile" | "overseasOffices" | "matchings" | "deals" | "landedTalent" | "clients" | "business" | "overseasEntities" | "overseasRdCentres" | "highTech";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        ETag?: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PartContentDto"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                    part: "base" | "host" | "legalRepresentative" | "leader" | "contact" | "partners" | "projects" | "personnel" | "events" | "outputs" | "funds" | "rules" | "plan" | "commitment" | "attachments" | "site" | "tenants" | "delegations" | "services" | "landedProjects" | "institution" | "labs" | "overseasExperts" | "papers" | "platformProfile" | "overseasOffices" | "matchings" | "deals" | "landedTalent" | "clients" | "business" | "overseasEntities" | "overseasRdCentres" | "highTech";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BasePartDto"] | components["schemas"]["HostPartDto"] | components["schemas"]["LegalRepresentativePartDto"] | components["schemas"]["LeaderPartDto"] | components["schemas"]["ContactPartDto"] | components["schemas"]["PartnersPartDto"] | components["schemas"]["ProjectsPartDto"] | components["schemas"]["PersonnelPartDto"] | components["schemas"]["EventsPartDto"] | components["schemas"]["OutputsPartDto"] | components["schemas"]["FundsPartDto"] | components["schemas"]["RulesPartDto"] | components["schemas"]["PlanPartDto"] | components["schemas"]["CommitmentPartDto"] | components["schemas"]["AttachmentsPartDto"] | components["schemas"]["SitePartDto"] | components["schemas"]["TenantsPartDto"] | components["schemas"]["DelegationsPartDto"] | components["schemas"]["ServicesPartDto"] | components["schemas"]["LandedProjectsPartDto"] | components["schemas"]["InstitutionPartDto"] | components["schemas"]["LabsPartDto"] | components["schemas"]["OverseasExpertsPartDto"] | components["schemas"]["PapersPartDto"] | components["schemas"]["PlatformProfilePartDto"] | components["schemas"]["OverseasOfficesPartDto"] | components["schemas"]["MatchingsPartDto"] | components["schemas"]["DealsPartDto"] | components["schemas"]["LandedTalentPartDto"] | components["schemas"]["ClientsPartDto"] | components["schemas"]["BusinessPartDto"] | components["schemas"]["OverseasEntitiesPartDto"] | components["schemas"]["OverseasRdCentresPartDto"] | components["schemas"]["HighTechPartDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        ETag?: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PartContentDto"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DossierPersonDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/people/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    accountId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GiveDossierRoleDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DossierPersonDto"][];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/personal-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonalDatumDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RevisionDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReceiptDto"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReceiptDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/downloads/{link}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    link: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EvaluationDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EvaluationDetailDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluations/{id}/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FiguresDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EvaluationDetailDto"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluations/{id}/filing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FilingDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluations/{id}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StatementDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EvaluationDetailDto"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluations/{id}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConcludeVerificationDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    field?: string;
                    limit?: number;
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExpertDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExpertDto"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SaveExpertDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExpertDto"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    dossierId?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FileDto"][];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: {
                    asExpert?: boolean;
                    dossierId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        file: string;
                    };
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FileDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FileDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                        "image/jpeg": string;
                        "image/png": string;
                        "video/mp4": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DownloadLinkDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grades": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PublishedCampaignDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountInvitationDto"][];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InvitePersonDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountInvitationDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AcceptInvitationDto"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/letter-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LetterTemplateDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/letter-templates/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: "accredited" | "cultivated" | "notSelected" | "refused" | "notRecommended";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WriteTemplateDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LetterTemplateDto"];
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: "accredited" | "cultivated" | "notSelected" | "refused" | "notRecommended";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LetterTemplateDto"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/letter-templates/{kind}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: "accredited" | "cultivated" | "notSelected" | "refused" | "notRecommended";
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["PreviewLetterTemplateDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WrittenLetterDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailTemplateDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail-templates/{kind}/{locale}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: "invitation" | "passwordReset" | "addressCheck" | "addressChanged" | "organisationInvitation" | "notice" | "digest";
                    locale: "zh" | "en";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WriteTemplateDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailTemplateDto"];
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: "invitation" | "passwordReset" | "addressCheck" | "addressChanged" | "organisationInvitation" | "notice" | "digest";
                    locale: "zh" | "en";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailTemplateDto"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail-templates/{kind}/{locale}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: "invitation" | "passwordReset" | "addressCheck" | "addressChanged" | "organisationInvitation" | "notice" | "digest";
                    locale: "zh" | "en";
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["PreviewTemplateDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailPreviewDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail-templates/{kind}/{locale}/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: "invitation" | "passwordReset" | "addressCheck" | "addressChanged" | "organisationInvitation" | "notice" | "digest";
                    locale: "zh" | "en";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                    state?: "waiting" | "sent" | "refused" | "givenUp" | "bounced";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails/bounces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BounceReportDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BounceDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MeasureSummaryDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/measures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MeasureDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConveneDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MeetingDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MeetingDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{id}/agenda": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AgendaItemDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{id}/announcement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PublicationPreviewDto"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CancelMeetingDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{id}/conclusion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ConcludeDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{id}/minutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MinutesDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{id}/notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PublicationPreviewDto"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{id}/recusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RecusalsDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BallotDto"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{id}/superseded-minutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SupersededMinutesDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{id}/votes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["VotesDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BallotDto"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NoticeSettingsDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-settings/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GiveAddressDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NoticeSettingsDto"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-settings/address/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CheckAddressDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NoticeSettingsDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-settings/ways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChooseWaysDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NoticeSettingsDto"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NoticeDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objections/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: {
                    "Objection-Token"?: string;
                };
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ObjectionStateDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objections/{number}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Objection-Token"?: string;
                };
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        file: string;
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ObjectionStateDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/officers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OfficerDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OperationsDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/runs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunRetryDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrganisationDto"][];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AddOrganisationDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrganisationDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrganisationDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}/uscc-override": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UsccOverrideDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrganisationDto"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AskForResetDto"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-resets/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ResetPasswordDto"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permissions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PermissionRuleDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public-notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PublicNoticeDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public-notices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PublicNoticeDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public-notices/{id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CorrectNoticeDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CorrectedNoticeDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public-notices/{id}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FileObjectionDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ObjectionReceiptDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public-notices/{id}/sealed-objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["FileSealedObjectionDto"] & {
                        seal: string;
                    };
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ObjectionReceiptDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public-notices/rehearsed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PublicNoticeDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public-notices/rehearsed/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PublicNoticeDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recommending-units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecommendingUnitDto"][];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RecommendingUnitDraftDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecommendingUnitDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recommending-units/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RecommendingUnitDraftDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecommendingUnitDto"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reconsiderations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReconsiderationDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reconsiderations/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AnswerReviewDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rectifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RectificationDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rectifications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RectificationDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rectifications/{id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConcludeAcceptanceDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rectifications/{id}/final-report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RectificationTextDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RectificationDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rectifications/{id}/interim-report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RectificationTextDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RectificationDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rectifications/{id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RectificationTextDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RectificationDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReferenceDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RegistrationDto"][];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RegisterDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RegistrationReceiptDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registrations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header: {
                    "X-Registration-Token": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnRegistrationDto"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header: {
                    "X-Registration-Token": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CorrectRegistrationDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnRegistrationDto"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registrations/{id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ApproveRegistrationDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RegistrationDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registrations/{id}/licence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Registration-Token": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        file: string;
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnRegistrationDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registrations/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RefuseRegistrationDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RegistrationDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registrations/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrganisationInvitationDto"][];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InviteOrganisationDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrganisationInvitationDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registrations/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registrations/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WaitingRegistrationsDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RetentionRuleDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnSessionDto"][];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SignInDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionDto"];
                    };
                };
            };
        };
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CurrentPersonDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/single-sign-on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SingleSignOnDto"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["BeginSingleSignOnDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DepartureDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/single-sign-on/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CompleteSingleSignOnDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DirectorySessionDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    rehearsal?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StatisticsDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "en";
                    rehearsal?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subsidy-schemes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SchemeDto"][];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OpenSchemeDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SchemeDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subsidy-schemes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SchemeDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subsidy-schemes/{id}/allocation.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subsidy-schemes/{id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subsidy-schemes/{id}/awards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AwardDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subsidy-schemes/{id}/awards/{awardId}/vouchers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    awardId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FileVoucherDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VoucherDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subsidy-schemes/{id}/left-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LeftOutDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subsidy-schemes/{id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PaymentListDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subsidy-schemes/{id}/payments.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subsidy-schemes/{id}/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ProposeDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subsidy-schemes/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SendBackDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResultDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subsidy-schemes/{id}/vouchers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    awardId?: string;
                    limit?: number;
                    verified?: "yes" | "no";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VoucherDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subsidy-schemes/{id}/vouchers/{voucherId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    voucherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FileVoucherDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VoucherDto"];
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    voucherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subsidy-schemes/{id}/vouchers/{voucherId}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    voucherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["VerifyVoucherDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VoucherDto"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UploadDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UploadDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/offset+octet-stream": string;
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookDto"][];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AddWebhookDto"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AddedWebhookDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ChangeWebhookDto"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookDto"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeliveryDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries/{deliveryId}/redelivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    deliveryId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeliveryDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeliveryDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                    mine?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WorkItemDto"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/check/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dev/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dev/mail/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dev/mail/{id}/source": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LivenessDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReadinessDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "en";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/grades": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "en";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/grades/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    lang?: "zh" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/guides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    lang?: "zh" | "en";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/guides/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "en";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/measures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    lang?: "zh" | "en";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/notices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/objection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "en";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    district?: "110101" | "110102" | "110105" | "110106" | "110107" | "110108" | "110109" | "110111" | "110112" | "110113" | "110114" | "110115" | "110116" | "110117" | "110118" | "110119" | "110302";
                    lang?: "zh" | "en";
                    number?: string;
                    type?: "park" | "research" | "platform" | "enterprise";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "en";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sitemap-grades.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/xml": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sitemap-guides.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/xml": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sitemap-notices.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/xml": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sitemap-places.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/xml": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sitemap.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/xml": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptInvitationDto: {
            login: string;
            password: string;
            token: string;
        };
        AcceptObjectionDto: {
            summary: string;
        };
        AccountDto: {
            disabled: boolean;
            displayName: string;
            erased: boolean;
            id: string;
            login: string;
            organisationId: string | null;
            recommendingUnitId: string | null;
            roles: ("applicant" | "recommender" | "caseOfficer" | "expert" | "assessor" | "decisionMaker" | "financeOfficer" | "auditor" | "administrator")[];
        };
        AccountInvitationDto: {
            administrator: boolean;
            displayName: string;
            dossiers: components["schemas"]["InvitedToDto"][];
            email: string;
            expiresAt: string;
            id: string;
            recommendingUnitId: string | null;
            roles: ("applicant" | "recommender" | "caseOfficer" | "expert" | "assessor" | "decisionMaker" | "financeOfficer" | "auditor" | "administrator")[];
        };
        ActForDto: {
            organisationId: string;
        };
        AddAccountDto: {
            displayName: string;
            login: string;
            organisationId?: string;
            password: string;
            recommendingUnitId?: string;
            roles: ("applicant" | "recommender" | "caseOfficer" | "expert" | "assessor" | "decisionMaker" | "financeOfficer" | "auditor" | "administrator")[];
        };
        AddApiTokenDto: {
            code?: string;
            days: number;
            name: string;
            password?: string;
            scopes: string[];
        };
        AddedWebhookDto: {
            createdAt: string;
            disabledAt: string | null;
            /** @enum {string|null} */
            disabledBecause: "byHand" | "failing" | "gone" | null;
            id: string;
            secret: string;
            topics: ("reminder" | "case" | "review" | "visit" | "meeting" | "decision" | "objection" | "letter" | "batch" | "evaluation" | "subsidy" | "system")[];
            url: string;
        };
        AddOrganisationDto: {
            district: string;
            name: string;
            uscc: string;
        };
        AddWebhookDto: {
            topics?: ("reminder" | "case" | "review" | "visit" | "meeting" | "decision" | "objection" | "letter" | "batch" | "evaluation" | "subsidy" | "system")[];
            url: string;
        };
        AdjustmentDto: {
            atMostFen?: number;
            awardId: string;
            priorFundedFen?: number;
            reason: string;
        };
        AffiliateDto: {
            name?: string;
            /** @enum {string} */
            relation?: "parent" | "subsidiary";
            uscc?: string;
        };
        AgendaItemDto: {
            caseId: string;
            explanation: components["schemas"]["TextDto"][];
            needsVote: boolean;
            organisation: string;
            /** @enum {string|null} */
            ownVote: "selected" | "cultivated" | "notSelected" | "abstained" | null;
            position: number;
            rank: number | null;
            /** @enum {string} */
            recommendation: "selected" | "cultivated" | "notSelected";
            recommendingUnit: components["schemas"]["TextDto"] | null;
            recused: components["schemas"]["RecusedDto"][];
            /** @enum {string|null} */
            result: "selected" | "cultivated" | "notSelected" | "left" | "putOver" | null;
            tally: components["schemas"]["TallyDto"] | null;
            title: string;
            total: number;
            /** @enum {string} */
            type: "park" | "research" | "platform" | "enterprise";
            unitRanking: number | null;
            voted: number;
        };
        AmountDto: {
            fen: number;
            text: components["schemas"]["TextDto"];
        };
        AnchorDto: {
            at: string;
            chains: number;
            keyId: string;
            number: number;
            previous: string | null;
            publicKey: string;
            root: string;
            signature: string;
        };
        AnswerInvitationDto: {
            /** @enum {string} */
            answer: "accept" | "decline";
            reason?: string;
        };
        AnswerObjectionDto: {
            reason: string;
        };
        AnswerReviewDto: {
            /** @enum {string} */
            answer: "uphold" | "reopen";
            reason: string;
        };
        ApiTokenDto: {
            createdAt: string;
            expiresAt: string;
            id: string;
            lastUsedAt: string | null;
            name: string;
            scopes: string[];
        };
        ApplicationYearDto: {
            accredited: number;
            cultivated: number;
            notSelected: number;
            open: number;
            submitted: number;
            year: number;
        };
        ApproveRegistrationDto: {
            revision: number;
        };
        AskForResetDto: {
            login: string;
        };
        AssignedDto: {
            caseId: string;
            officerId: string | null;
        };
        AssignOfficerDto: {
            officerId: string | null;
        };
        AttachmentRowDto: {
            evidence?: string[];
            id?: string;
            /** @enum {string} */
            kind?: "licence" | "signedCommitment" | "implementationPlan" | "agreement" | "noObjection" | "employmentProof" | "projectContract" | "rules" | "nonSecretDeclaration" | "siteTitle" | "labEquipmentList" | "technologyContract" | "auditReport" | "other";
            partnerId?: string;
            title?: string;
            year?: number;
        };
        AttachmentsPartDto: {
            rows: components["schemas"]["AttachmentRowDto"][];
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        AuditEntryDto: {
            action: string;
            actionText: components["schemas"]["TextDto"];
            actorId: string | null;
            actorName: string | null;
            /** @enum {string} */
            actorRole: "applicant" | "recommender" | "caseOfficer" | "expert" | "assessor" | "decisionMaker" | "financeOfficer" | "auditor" | "administrator" | "public" | "system";
            address: string | null;
            after: {
                [key: string]: unknown;
            } | null;
            at: string;
            before: {
                [key: string]: unknown;
            } | null;
            caseId: string | null;
            chain: string;
            hash: string;
            id: string;
            onBehalfOf: string | null;
            onBehalfOfName: string | null;
            previous: string;
            reason: string | null;
            requestId: string | null;
            rule: string | null;
            ruleText: components["schemas"]["TextDto"] | null;
            sequence: number;
            subjectId: string;
            subjectKind: string;
            subjectText: components["schemas"]["TextDto"];
        };
        AwardDto: {
            allocatedFen: number | null;
            baseId: string;
            baseName: string;
            /** @enum {string} */
            basis: "accreditation" | "evaluation";
            ceilingFen: number;
            certificateNumber: string;
            explanation: components["schemas"]["TextDto"] | null;
            filedFen: number;
            /** @enum {string|null} */
            grade: "excellent" | "good" | "qualified" | "unqualified" | null;
            id: string;
            mayFile: boolean;
            organisationId: string;
            organisationName: string;
            proposedFen: number | null;
            /** @enum {string} */
            type: "park" | "research" | "platform" | "enterprise";
            unverifiedVouchers: number;
            verifiedFen: number;
        };
        BallotDto: {
            open: number;
            recused: number;
            voted: number;
        };
        BaseDto: {
            accreditedOn: string;
            certificateNumber: string;
            district: string;
            id: string;
            /** @enum {string|null} */
            lastGrade: "excellent" | "good" | "qualified" | "unqualified" | null;
            name: string;
            organisation: string;
            plaque: components["schemas"]["PlaqueDto"] | null;
            rehearsal: boolean;
            remark: components["schemas"]["TextDto"] | null;
            revokedOn: string | null;
            /** @enum {string} */
            state: "accredited" | "underRectification" | "revoked";
            stateText: components["schemas"]["TextDto"];
            /** @enum {string} */
            type: "park" | "research" | "platform" | "enterprise";
        };
        BasePartDto: {
            fields?: string[];
            focusCountries?: string[];
            introduction?: string;
            mainDirection?: string;
            name?: string;
            nameEn?: string;
            platformName?: string;
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        BaseStatisticsDto: {
            asOf: string;
            byCountry: components["schemas"]["CountryCountDto"][];
            byDistrict: components["schemas"]["CountDto"][];
            byState: components["schemas"]["CountDto"][];
            byType: components["schemas"]["CountDto"][];
            byYear: components["schemas"]["BaseYearDto"][];
            grades: components["schemas"]["GradeCountDto"][];
            total: number;
        };
        BaseYearDto: {
            accredited: number;
            revoked: number;
            year: number;
        };
        BatchCountDto: {
            count: number;
            overdue: number;
            state: string;
            stateText: components["schemas"]["TextDto"];
            /** @enum {string} */
            type: "park" | "research" | "platform" | "enterprise";
        };
        BatchDto: {
            closesOn: string;
            code: string;
            countries: string[];
            fields: string[];
            id: string;
            measureId: string;
            opensOn: string;
            quotas: components["schemas"]["QuotasDto"];
            recommendingStep: boolean;
            rehearsalDaySeconds: number | null;
            /** @enum {string} */
            state: "upcoming" | "open" | "closed";
            title: string;
            year: number;
        };
        BatchProgressDto: {
            cases: components["schemas"]["BatchCountDto"][];
            drafts: number;
            open: number;
            state: string;
            stateText: components["schemas"]["TextDto"];
            submitted: number;
        };
        BeginSingleSignOnDto: {
            returnTo?: string;
        };
        BounceDto: {
            mailId: string;
            recorded: boolean;
        };
        BounceReportDto: {
            report: string;
        };
        BulkActionDto: {
            /** @enum {string} */
            action: "accept" | "drawExperts" | "extend" | "remind" | "assignOfficer" | "sendLetter";
            batchId: string;
            createdAt: string;
            done: number;
            endedAt: string | null;
            expiresAt: string;
            id: string;
            officerName: string | null;
            possible: number;
            reason: string | null;
            refused: number;
            /** @enum {string} */
            state: "previewing" | "previewed" | "running" | "done" | "dropped";
            stateText: components["schemas"]["TextDto"];
            total: number;
            waiting: number;
            workingDays: number | null;
        };
        BulkCaseDto: {
            caseId: string;
            code: string | null;
            position: number;
            state: string;
            stateText: components["schemas"]["TextDto"];
            title: string;
            /** @enum {string} */
            verdict: "waiting" | "possible" | "done" | "refused";
            why: components["schemas"]["TextDto"] | null;
        };
        BulkOrderDto: {
            /** @enum {string} */
            action: "accept" | "drawExperts" | "extend" | "remind" | "assignOfficer" | "sendLetter";
            batchId: string;
            caseIds?: string[];
            officerId?: string;
            reason?: string;
            workingDays?: number;
        };
        BusinessPartDto: {
            rows: components["schemas"]["BusinessRowDto"][];
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        BusinessRowDto: {
            cooperationRdFen?: number;
            evidence?: string[];
            id?: string;
            overseasRevenueFen?: number;
            rdSpendFen?: number;
            revenueFen?: number;
            year?: number;
        };
        CalendarYearDto: {
            announced: boolean;
            days: components["schemas"]["SpecialDayDto"][];
            year: number;
        };
        CampaignDto: {
            batchIds: string[];
            code: string;
            createdAt: string;
            filingDueAt: string | null;
            filingDueExplained: components["schemas"]["TextDto"] | null;
            filingDueOn: string | null;
            id: string;
            measureId: string;
            publishedAt: string | null;
            rehearsalDaySeconds: number | null;
            /** @enum {string} */
            state: "opening" | "filing" | "reviewing" | "published" | "withdrawn";
            stateText: components["schemas"]["TextDto"];
            title: string;
            withdrawnAt: string | null;
            year: number;
        };
        CampaignProgressDto: {
            batchIds: string[];
            byGrade: {
                [key: string]: number;
            };
            byState: {
                [key: string]: number;
            };
            code: string;
            createdAt: string;
            filed: number;
            filingDueAt: string | null;
            filingDueExplained: components["schemas"]["TextDto"] | null;
            filingDueOn: string | null;
            id: string;
            measureId: string;
            publishedAt: string | null;
            rehearsalDaySeconds: number | null;
            silent: number;
            /** @enum {string} */
            state: "opening" | "filing" | "reviewing" | "published" | "withdrawn";
            stateText: components["schemas"]["TextDto"];
            title: string;
            total: number;
            withdrawnAt: string | null;
            year: number;
        };
        CancelMeetingDto: {
            reason: string;
        };
        CaseDetailDto: {
            dueAt: string | null;
            dueOn: string | null;
            groupId: string | null;
            id: string;
            /** @enum {string} */
            kind: "batch" | "accreditation" | "evaluation" | "plaque" | "reconsideration" | "rectification" | "subsidy" | "meeting";
            measureId: string;
            officerId: string | null;
            outcome: components["schemas"]["OutcomeDto"];
            overdue: boolean;
            recommendingUnit: components["schemas"]["TextDto"] | null;
            rehearsal: boolean;
            revision: number;
            state: string;
            stateSince: string;
            stateText: components["schemas"]["TextDto"];
            subjectId: string;
            suspendedSince: string | null;
            title: string;
            type: string | null;
            verbs: string[];
            version: number;
            /** @enum {string|null} */
            yourRole: "owner" | "editor" | "viewer" | null;
        };
        CaseDto: {
            dueAt: string | null;
            dueOn: string | null;
            groupId: string | null;
            id: string;
            /** @enum {string} */
            kind: "batch" | "accreditation" | "evaluation" | "plaque" | "reconsideration" | "rectification" | "subsidy" | "meeting";
            measureId: string;
            officerId: string | null;
            outcome: components["schemas"]["OutcomeDto"];
            overdue: boolean;
            rehearsal: boolean;
            revision: number;
            state: string;
            stateSince: string;
            stateText: components["schemas"]["TextDto"];
            subjectId: string;
            suspendedSince: string | null;
            title: string;
            type: string | null;
            version: number;
        };
        CaseStatisticsDto: {
            byDistrict: components["schemas"]["CountDto"][];
            byState: components["schemas"]["StateCountDto"][];
            byType: components["schemas"]["CountDto"][];
            byYear: components["schemas"]["ApplicationYearDto"][];
        };
        ChangeAccountDto: {
            disabled?: boolean;
            password?: string;
            recommendingUnitId?: string;
            removeSecondFactor?: boolean;
            roles?: ("applicant" | "recommender" | "caseOfficer" | "expert" | "assessor" | "decisionMaker" | "financeOfficer" | "auditor" | "administrator")[];
        };
        ChangeDto: {
            after?: Record<string, never> | null;
            before?: Record<string, never> | null;
            /** @enum {string} */
            kind: "added" | "removed" | "changed" | "reordered";
            label: components["schemas"]["TextDto"];
            /** @enum {string} */
            part: "base" | "host" | "legalRepresentative" | "leader" | "contact" | "partners" | "projects" | "personnel" | "events" | "outputs" | "funds" | "rules" | "plan" | "commitment" | "attachments" | "site" | "tenants" | "delegations" | "services" | "landedProjects" | "institution" | "labs" | "overseasExperts" | "papers" | "platformProfile" | "overseasOffices" | "matchings" | "deals" | "landedTalent" | "clients" | "business" | "overseasEntities" | "overseasRdCentres" | "highTech";
            path: string;
        };
        ChangePasswordDto: {
            code?: string;
            current: string;
            password: string;
        };
        ChangeWebhookDto: {
            enabled?: boolean;
            topics?: ("reminder" | "case" | "review" | "visit" | "meeting" | "decision" | "objection" | "letter" | "batch" | "evaluation" | "subsidy" | "system")[];
        };
        CheckAddressDto: {
            code: string;
        };
        ChecklistDto: {
            items: components["schemas"]["ChecklistItemDto"][];
            revision: number;
        };
        ChecklistItemDto: {
            item: string;
            /** @enum {string} */
            onFailure: "return" | "refuse";
            part: string;
            reason: string | null;
            text: components["schemas"]["TextDto"];
            /** @enum {string|null} */
            verdict: "pass" | "fail" | null;
            version: number;
        };
        CheckMarkDto: {
            item: string;
            reason?: string;
            /** @enum {string} */
            verdict: "pass" | "fail";
            version?: number;
        };
        CheckMarksDto: {
            marks: components["schemas"]["CheckMarkDto"][];
            revision?: number;
        };
        ChecksDto: {
            /** @enum {string} */
            migrations: "ok" | "failed";
            /** @enum {string} */
            postgres: "ok" | "failed";
            /** @enum {string} */
            temporal: "ok" | "failed";
            /** @enum {string} */
            worker: "ok" | "failed";
        };
        ChooseWaysDto: {
            ways: components["schemas"]["TopicWayDto"][];
        };
        ClaimDto: {
            counted: components["schemas"]["RowRefDto"][];
            fullValue: number;
            indicator: string;
            name: components["schemas"]["TextDto"];
            unit: string;
            value: number;
            withoutEvidence: components["schemas"]["RowRefDto"][];
        };
        ClientRowDto: {
            evidence?: string[];
            id?: string;
            inBeijing?: boolean;
            name?: string;
            servedOn?: string;
            service?: string;
            uscc?: string;
        };
        ClientsPartDto: {
            rows: components["schemas"]["ClientRowDto"][];
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        CloneDossierDto: {
            batchId: string;
            /** @enum {string} */
            type?: "park" | "research" | "platform" | "enterprise";
        };
        CodeDto: {
            code: string;
        };
        ColleagueDto: {
            accountId: string;
            administrator: boolean;
            displayName: string;
            login: string;
        };
        CommitmentPartDto: {
            evidence?: string[];
            nonSecret?: boolean;
            noOtherBase?: boolean;
            noSafetyEvent?: boolean;
            noSeriousDishonesty?: boolean;
            /** @enum {integer} */
            schemaVersion?: 1;
            signedBy?: string;
            signedOn?: string;
            truthful?: boolean;
        };
        CompletenessDto: {
            complete: boolean;
            eligible: boolean;
            gates: components["schemas"]["GateDto"][];
            parts: components["schemas"]["PartReportDto"][];
            revision: number;
        };
        CompleteSingleSignOnDto: {
            answer: string;
        };
        ConcludeAcceptanceDto: {
            closedProblems: string[];
            /** @enum {string} */
            conclusion: "restore" | "revoke";
            reason: string;
            scoreHundredths: number;
        };
        ConcludeDto: {
            remarks?: components["schemas"]["RemarkDto"][];
        };
        ConcludeVerificationDto: {
            bonusItems?: string[];
            fraudFound: boolean;
            reason?: string;
        };
        ContactPartDto: {
            address?: string;
            email?: string;
            name?: string;
            phone?: string;
            position?: string;
            postcode?: string;
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        ConveneDto: {
            batchId: string;
            caseIds?: string[];
            heldOn: string;
            memberIds: string[];
            title?: string;
        };
        CorrectedNoticeDto: {
            caseId: string;
            version: number;
        };
        CorrectionAnswerDto: {
            answer: string;
            item: string;
            version: number;
        };
        CorrectionAnswersDto: {
            answers: components["schemas"]["CorrectionAnswerDto"][];
            returnedAt: string;
        };
        CorrectionDto: {
            caseId: string;
            items: components["schemas"]["CorrectionItemDto"][];
            openParts: ("base" | "host" | "legalRepresentative" | "leader" | "contact" | "partners" | "projects" | "personnel" | "events" | "outputs" | "funds" | "rules" | "plan" | "commitment" | "attachments" | "site" | "tenants" | "delegations" | "services" | "landedProjects" | "institution" | "labs" | "overseasExperts" | "papers" | "platformProfile" | "overseasOffices" | "matchings" | "deals" | "landedTalent" | "clients" | "business" | "overseasEntities" | "overseasRdCentres" | "highTech")[];
            returnedAt: string | null;
            revision: number;
        };
        CorrectionItemDto: {
            answer: string | null;
            changes: components["schemas"]["ChangeDto"][];
            item: string;
            parts: ("base" | "host" | "legalRepresentative" | "leader" | "contact" | "partners" | "projects" | "personnel" | "events" | "outputs" | "funds" | "rules" | "plan" | "commitment" | "attachments" | "site" | "tenants" | "delegations" | "services" | "landedProjects" | "institution" | "labs" | "overseasExperts" | "papers" | "platformProfile" | "overseasOffices" | "matchings" | "deals" | "landedTalent" | "clients" | "business" | "overseasEntities" | "overseasRdCentres" | "highTech")[];
            reason: string;
            text: components["schemas"]["TextDto"];
            version: number;
        };
        CorrectNoticeDto: {
            name?: string;
            organisation?: string;
            reason: string;
            /** @enum {string} */
            type?: "park" | "research" | "platform" | "enterprise";
            version: number;
        };
        CorrectRegistrationDto: {
            displayName: string;
            district: string;
            email: string;
            name: string;
            revision: number;
            uscc: string;
        };
        CountDto: {
            code: string;
            count: number;
            text: components["schemas"]["TextDto"];
        };
        CountryCountDto: {
            code: string;
            count: number;
            partners: number;
            text: components["schemas"]["TextDto"];
        };
        CountryDto: {
            code: string;
            name: components["schemas"]["TextDto"];
            /** @enum {string} */
            standing: "foreign" | "specialRegion" | "china";
        };
        CreateDossierDto: {
            batchId: string;
            /** @enum {string} */
            type: "park" | "research" | "platform" | "enterprise";
        };
        CriterionDto: {
            comment: string | null;
            criterion: string;
            description: components["schemas"]["TextDto"];
            name: components["schemas"]["TextDto"];
            score: number | null;
            weight: number;
        };
        CriterionScoreDto: {
            comment?: string;
            criterion: string;
            score: number;
        };
        CurrentPersonDto: {
            accountId: string;
            administersOrganisation?: boolean;
            displayName: string;
            onBehalfOf: components["schemas"]["DelegationPersonDto"] | null;
            organisationId: string | null;
            recommendingUnitId?: Record<string, never>;
            recommendsCityWide?: boolean;
            roles: ("applicant" | "recommender" | "caseOfficer" | "expert" | "assessor" | "decisionMaker" | "financeOfficer" | "auditor" | "administrator")[];
            standsInFor: components["schemas"]["StandingInDto"][];
            storageKeys: string[];
        };
        DealRowDto: {
            beijingParty?: string;
            contractNumber?: string;
            country?: string;
            crossBorder?: boolean;
            /** @enum {string} */
            direction?: "in" | "out";
            evidence?: string[];
            id?: string;
            overseasParty?: string;
            signedOn?: string;
            title?: string;
            valueFen?: number;
        };
        DealsPartDto: {
            rows: components["schemas"]["DealRowDto"][];
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        DecisionResultDto: {
            caseId: string;
            dueAt: string | null;
            state: string;
            version: number;
            wakeAt: string | null;
        };
        DeclareAvoidanceDto: {
            reason: string;
        };
        DeclaredRecusalDto: {
            caseId: string;
            reason: string;
        };
        DelegateCandidateDto: {
            accountId: string;
            displayName: string;
            roles: ("recommender" | "caseOfficer" | "decisionMaker" | "financeOfficer")[];
        };
        DelegateDto: {
            absentId?: string;
            fromOn: string;
            reason: string;
            roles: ("recommender" | "caseOfficer" | "decisionMaker" | "financeOfficer")[];
            standInId: string;
            untilOn: string;
        };
        DelegationDto: {
            absent: components["schemas"]["DelegationPersonDto"];
            endedAt: string | null;
            fromOn: string;
            id: string;
            madeAt: string;
            reason: string;
            roles: ("applicant" | "recommender" | "caseOfficer" | "expert" | "assessor" | "decisionMaker" | "financeOfficer" | "auditor" | "administrator")[];
            standIn: components["schemas"]["DelegationPersonDto"];
            /** @enum {string} */
            state: "coming" | "running" | "over" | "ended";
            untilOn: string;
        };
        DelegationPersonDto: {
            accountId: string;
            displayName: string;
        };
        DelegationRowDto: {
            country?: string;
            evidence?: string[];
            id?: string;
            organisation?: string;
            persons?: number;
            purpose?: string;
            receivedOn?: string;
            title?: string;
        };
        DelegationsPartDto: {
            rows: components["schemas"]["DelegationRowDto"][];
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        DeliveryDto: {
            attempts: number;
            createdAt: string;
            endedAt: string | null;
            eventId: string;
            id: string;
            lastError: string | null;
            lastStatus: number | null;
            nextAttemptAt: string | null;
            /** @enum {string} */
            state: "waiting" | "delivered" | "failed";
            type: string;
        };
        DepartureDto: {
            location: string;
        };
        DifferenceDto: {
            changes: components["schemas"]["ChangeDto"][];
            from: number;
            to: number;
        };
        DimensionScoreDto: {
            hundredths: number;
            id: string;
            name: components["schemas"]["TextDto"];
            weightHundredths: number;
        };
        DirectorySessionDto: {
            accountId: string;
            administersOrganisation?: boolean;
            displayName: string;
            expiresAt: string;
            organisationId: string | null;
            recommendingUnitId?: Record<string, never>;
            recommendsCityWide?: boolean;
            returnTo: string;
            roles: ("applicant" | "recommender" | "caseOfficer" | "expert" | "assessor" | "decisionMaker" | "financeOfficer" | "auditor" | "administrator")[];
            token?: string;
        };
        DossierDetailDto: {
            baseName: string;
            batchId: string;
            caseId: string | null;
            clonedFrom: string | null;
            contentHash: string | null;
            createdAt: string;
            draftRevision: number | null;
            handedIn: boolean;
            id: string;
            locked: boolean;
            organisationId: string;
            parts: components["schemas"]["PartContentDto"][];
            receiptNumber: string | null;
            revision: number;
            submittedAt: string | null;
            /** @enum {string} */
            type: "park" | "research" | "platform" | "enterprise";
            /** @enum {string|null} */
            yourRole: "owner" | "editor" | "viewer" | null;
        };
        DossierDto: {
            baseName: string;
            batchId: string;
            caseId: string | null;
            clonedFrom: string | null;
            contentHash: string | null;
            createdAt: string;
            id: string;
            locked: boolean;
            organisationId: string;
            receiptNumber: string | null;
            revision: number;
            submittedAt: string | null;
            /** @enum {string} */
            type: "park" | "research" | "platform" | "enterprise";
            /** @enum {string|null} */
            yourRole: "owner" | "editor" | "viewer" | null;
        };
        DossierPersonDto: {
            accountId: string;
            administrator: boolean;
            displayName: string;
            /** @enum {string} */
            role: "owner" | "editor" | "viewer";
        };
        DossierProblemDto: {
            /** @enum {string} */
            code: "missing" | "rowsMissing" | "wrongType" | "unknownWord" | "invalidDate" | "afterSubmission" | "outsideWindow" | "datesReversed" | "agreementExpired" | "negative" | "notWhole" | "tooLarge" | "tooManyDecimals" | "shareOver100" | "exceeds" | "sumDiffers" | "unknownCountry" | "chinaAsForeign" | "specialRegionNotCounted" | "invalidUscc" | "usccOverridden" | "usccDiffers" | "unknownDistrict" | "notInBeijing" | "registeredTooRecently" | "unknownField" | "fieldOutsideGuide" | "countryOutsideGuide" | "invalidPhone" | "invalidEmail" | "invalidIdNumber" | "birthDateDiffers" | "invalidDoi" | "unknownLanguage" | "duplicateNumber" | "duplicateRow" | "duplicateYear" | "yearMissing" | "notAffirmed" | "evidenceMissing" | "unknownFile" | "unknownPartner" | "attachmentMissing" | "approvalMissing";
            detail: components["schemas"]["TextDto"];
            field: components["schemas"]["TextDto"];
            params: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            part: "base" | "host" | "legalRepresentative" | "leader" | "contact" | "partners" | "projects" | "personnel" | "events" | "outputs" | "funds" | "rules" | "plan" | "commitment" | "attachments" | "site" | "tenants" | "delegations" | "services" | "landedProjects" | "institution" | "labs" | "overseasExperts" | "papers" | "platformProfile" | "overseasOffices" | "matchings" | "deals" | "landedTalent" | "clients" | "business" | "overseasEntities" | "overseasRdCentres" | "highTech";
            path: string;
            rowId?: string;
            /** @enum {string} */
            severity: "error" | "warning";
        };
        DownloadLinkDto: {
            expiresAt: string;
            url: string;
        };
        DraftLetterDto: {
            paragraph: string;
        };
        DrawDto: {
            caseId: string;
            languages: string[];
            rounds: components["schemas"]["DrawRoundDto"][];
            seats: number;
            seed: string;
            seedKept: boolean;
        };
        DrawExpertsDto: {
            experts?: number;
            languages?: string[];
        };
        DrawRoundDto: {
            /** @enum {string} */
            cause: "panel" | "replacement" | "spread";
            drawnAt: string;
            round: number;
            verdicts: components["schemas"]["VerdictDto"][];
            wanted: number;
        };
        DueBaseDto: {
            baseId: string;
            certificateNumber: string;
            name: string;
        };
        DuplicateDto: {
            /** @enum {string} */
            kind: "project" | "contract" | "right" | "doi";
            number: string;
            otherBaseName: string;
            otherDossierId: string;
            otherReceiptNumber: string;
            /** @enum {string} */
            part: "base" | "host" | "legalRepresentative" | "leader" | "contact" | "partners" | "projects" | "personnel" | "events" | "outputs" | "funds" | "rules" | "plan" | "commitment" | "attachments" | "site" | "tenants" | "delegations" | "services" | "landedProjects" | "institution" | "labs" | "overseasExperts" | "papers" | "platformProfile" | "overseasOffices" | "matchings" | "deals" | "landedTalent" | "clients" | "business" | "overseasEntities" | "overseasRdCentres" | "highTech";
            rowId: string;
        };
        EngineDto: {
            answers: boolean;
            waiting: number | null;
            workers: components["schemas"]["WorkerDto"][];
        };
        ErasedDto: {
            accountId: string;
            deleted: number;
            kept: components["schemas"]["TextDto"];
        };
        EraseDto: {
            reason: string;
        };
        EvaluationDetailDto: {
            baseId: string;
            bonusItems: string[];
            campaignId: string;
            caseId: string;
            certificateNumber: string;
            dueAt: string | null;
            figures: components["schemas"]["EvaluationFigureDto"][];
            filedAt: string | null;
            /** @enum {string|null} */
            grade: "excellent" | "good" | "qualified" | "unqualified" | null;
            gradeReason: components["schemas"]["GradeReasonDto"] | null;
            score: components["schemas"]["EvaluationScoreDto"] | null;
            silent: boolean;
            state: string;
            statement: string | null;
            statementVersion: number;
            stateText: components["schemas"]["TextDto"];
            title: string;
            /** @enum {string} */
            type: "park" | "research" | "platform" | "enterprise";
        };
        EvaluationDto: {
            baseId: string;
            campaignId: string;
            caseId: string;
            certificateNumber: string;
            dueAt: string | null;
            filedAt: string | null;
            /** @enum {string|null} */
            grade: "excellent" | "good" | "qualified" | "unqualified" | null;
            silent: boolean;
            state: string;
            stateText: components["schemas"]["TextDto"];
            title: string;
            /** @enum {string} */
            type: "park" | "research" | "platform" | "enterprise";
        };
        EvaluationFigureDto: {
            claimed: number | null;
            evidence: string[];
            fullValue: number;
            indicator: string;
            name: components["schemas"]["TextDto"];
            previous: number | null;
            unit: string;
            verified: number | null;
            version: number;
        };
        EvaluationScoreDto: {
            bonusHundredths: number;
            dataHundredths: number;
            dimensions: components["schemas"]["DimensionScoreDto"][];
            expertHundredths: number;
            explanation: (components["schemas"]["ScoreLineDto"] | components["schemas"]["TextDto"])[];
            totalHundredths: number;
        };
        EventRowDto: {
            countries?: string[];
            endedOn?: string;
            evidence?: string[];
            heldOn?: string;
            id?: string;
            international?: boolean;
            /** @enum {string} */
            kind?: "conference" | "forum" | "matchmaking" | "training" | "other";
            overseasParticipants?: number;
            participants?: number;
            place?: string;
            title?: string;
        };
        EventsPartDto: {
            rows: components["schemas"]["EventRowDto"][];
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        ExclusionDto: {
            article: string;
            explanation: components["schemas"]["TextDto"];
            kind: string;
        };
        ExpertDto: {
            accountId: string;
            awayUntil: string | null;
            fields: string[];
            institution: string;
            languages: string[];
            name: string;
            savedAt: string;
            ties: components["schemas"]["ExpertTieDto"][];
            version: number;
            works: string[];
        };
        ExpertTieDto: {
            /** @enum {string} */
            kind: "sameEntity" | "relative" | "supervisorStudent" | "coAuthor" | "interest";
            person?: string;
            until?: string;
            uscc?: string;
        };
        ExtendDto: {
            reason: string;
            workingDays: number;
        };
        ExtendWindowDto: {
            closesOn: string;
            reason: string;
        };
        FactorDto: {
            inUse: boolean;
            needed: boolean;
            passwordAsked: boolean;
            recoveryCodes: number;
        };
        FactorInUseDto: {
            recoveryCodes: string[];
            token?: string;
        };
        FactorSecretDto: {
            secret: string;
            uri: string;
        };
        FailedItemDto: {
            item: string;
            part?: string;
            reason: string;
        };
        FieldDto: {
            code: string;
            /** @enum {string} */
            group: "advanced" | "future";
            name: components["schemas"]["TextDto"];
        };
        FigureDto: {
            claimed: number;
            evidence: string[];
            indicator: string;
            version?: number;
        };
        FiguresDto: {
            figures: components["schemas"]["FigureDto"][];
        };
        FileDto: {
            dossierId: string | null;
            id: string;
            /** @enum {string} */
            mediaType: "application/pdf" | "image/png" | "image/jpeg" | "application/vnd.openxmlformats-officedocument.wordprocessingml.document" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" | "video/mp4";
            name: string;
            /** @enum {string} */
            scan: "none" | "waiting" | "clean" | "infected" | "unscannable";
            sha256: string;
            sizeBytes: number;
            uploadedAt: string;
        };
        FileObjectionDto: {
            contact: string;
            facts: string;
            /** @enum {string} */
            objectorKind: "person" | "organisation";
            objectorName: string;
        };
        FileSealedObjectionDto: {
            contact: string;
            facts: string;
            objectorName: string;
        };
        FileVoucherDto: {
            amountFen: number;
            description: string;
            fileId: string;
            number: string;
            spentOn: string;
        };
        FilingDto: {
            caseId: string;
            filedAt: string;
            withoutEvidence: string[];
        };
        FindingsDto: {
            findings: string;
            fraudFound: boolean;
        };
        FundRowDto: {
            amountFen?: number;
            evidence?: string[];
            id?: string;
            /** @enum {string} */
            kind?: "jointResearch" | "exchange" | "event" | "training" | "transfer" | "construction" | "operation" | "other";
            purpose?: string;
            sources?: components["schemas"]["FundSourceShareDto"][];
            year?: number;
        };
        FundSourceShareDto: {
            amountFen?: number;
            /** @enum {string} */
            kind?: "own" | "central" | "city" | "district" | "overseas" | "social" | "other";
        };
        FundsPartDto: {
            rows: components["schemas"]["FundRowDto"][];
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        GateDto: {
            article: string;
            gate: string;
            name: components["schemas"]["TextDto"];
            passed: boolean;
            reasons: components["schemas"]["GateReasonDto"][];
        };
        GateReasonDto: {
            code: string;
            detail: components["schemas"]["TextDto"];
            params: {
                [key: string]: unknown;
            };
        };
        GiveAddressDto: {
            address: string;
            code?: string;
            password?: string;
        };
        GiveDossierRoleDto: {
            /** @enum {string} */
            role: "owner" | "editor" | "viewer";
        };
        GradeCountDto: {
            count: number;
            /** @enum {string} */
            grade: "excellent" | "good" | "qualified" | "unqualified";
            gradeText: components["schemas"]["TextDto"];
            year: number;
        };
        GradeDto: {
            caseId: string;
            certificateNumber: string;
            /** @enum {string} */
            grade: "excellent" | "good" | "qualified" | "unqualified";
            gradeText: components["schemas"]["TextDto"];
            name: string;
            organisation: string;
            rehearsal: boolean;
            remark: components["schemas"]["TextDto"] | null;
            /** @enum {string} */
            type: "park" | "research" | "platform" | "enterprise";
        };
        GradeReasonDto: {
            article: string;
            cohort: string;
            cohortSize: number;
            explanation: components["schemas"]["TextDto"];
            places: number;
            rank: number | null;
            /** @enum {string} */
            reason: "band" | "share" | "outsideShare" | "tiedAtShare" | "silent" | "fraud";
        };
        HandOverDto: {
            handedOverOn: string;
            plaqueNumber: string;
            receivedBy: string;
        };
        HighTechPartDto: {
            certificateNumber?: string;
            certified?: boolean;
            evidence?: string[];
            expiresOn?: string;
            issuedOn?: string;
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        HostPartDto: {
            affiliates?: components["schemas"]["AffiliateDto"][];
            district?: string;
            /** @enum {string} */
            legalNature?: "parkOperator" | "university" | "researchInstitute" | "medicalInstitution" | "socialOrganisation" | "publicInstitution" | "serviceInstitution" | "techEnterprise";
            name?: string;
            officeAddress?: string;
            registeredAddress?: string;
            registeredCapitalFen?: number;
            registeredOn?: string;
            /** @enum {integer} */
            schemaVersion?: 1;
            shareholders?: components["schemas"]["ShareholderDto"][];
            staffCount?: number;
            uscc?: string;
            website?: string;
        };
        IndicatorValueDto: {
            claimed: number;
            difference: number | null;
            evidence: string[];
            evidenceCount: number;
            fullValue: number;
            indicator: string;
            name: components["schemas"]["TextDto"];
            note: string | null;
            unit: string;
            verified: number | null;
        };
        InstitutionPartDto: {
            disciplines?: string;
            ethicsApprovalNumber?: string;
            ethicsApprovedOn?: string;
            ethicsInvolved?: boolean;
            evidence?: string[];
            humanGeneticResourceApprovalNumber?: string;
            humanGeneticResourceApprovedOn?: string;
            humanGeneticResourceInvolved?: boolean;
            /** @enum {string} */
            kind?: "university" | "researchInstitute" | "medicalInstitution";
            researcherCount?: number;
            /** @enum {integer} */
            schemaVersion?: 1;
            supervisingDepartment?: string;
        };
        InvitationDto: {
            answerBy: string | null;
            caseId: string;
            host: string;
            /** @enum {string} */
            state: "invited" | "assigned" | "submitted" | "declined" | "expired" | "void";
            title: string;
        };
        InvitationTokenDto: {
            token: string;
        };
        InviteColleagueDto: {
            administrator?: boolean;
            displayName: string;
            dossiers?: components["schemas"]["InvitedToDto"][];
            email: string;
        };
        InvitedToDto: {
            dossierId: string;
            /** @enum {string} */
            role: "owner" | "editor" | "viewer";
        };
        InviteOrganisationDto: {
            email: string;
            uscc: string;
        };
        InvitePersonDto: {
            displayName: string;
            email: string;
            recommendingUnitId?: string;
            roles: ("recommender" | "caseOfficer" | "expert" | "assessor" | "decisionMaker" | "financeOfficer" | "auditor" | "administrator")[];
        };
        LabRowDto: {
            areaM2?: number;
            country?: string;
            equipment?: string;
            equipmentValueFen?: number;
            establishedOn?: string;
            evidence?: string[];
            id?: string;
            /** @enum {string} */
            level?: "national" | "ministry" | "city" | "own";
            name?: string;
            partnerName?: string;
            shared?: boolean;
        };
        LabsPartDto: {
            rows: components["schemas"]["LabRowDto"][];
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        LackingItemDto: {
            caseId: string;
            /** @enum {string} */
            lacks: "votes" | "reason" | "members";
            text: components["schemas"]["TextDto"];
        };
        LandedProjectRowDto: {
            contractNumber?: string;
            contractValueFen?: number;
            country?: string;
            district?: string;
            evidence?: string[];
            id?: string;
            landedOn?: string;
            landingEntity?: string;
            overseas?: boolean;
            title?: string;
        };
        LandedProjectsPartDto: {
            rows: components["schemas"]["LandedProjectRowDto"][];
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        LandedTalentPartDto: {
            rows: components["schemas"]["LandedTalentRowDto"][];
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        LandedTalentRowDto: {
            country?: string;
            evidence?: string[];
            id?: string;
            landedOn?: string;
            landingEntity?: string;
            name?: string;
            title?: string;
        };
        LeaderPartDto: {
            birthDate?: string;
            email?: string;
            employedFrom?: string;
            employedUntil?: string;
            evidence?: string[];
            idNumber?: string;
            /** @enum {string} */
            idType?: "residentId" | "passport" | "foreignPermanentResident" | "hkMacaoPermit" | "taiwanPermit";
            name?: string;
            nationality?: string;
            phone?: string;
            position?: string;
            /** @enum {integer} */
            schemaVersion?: 1;
            title?: string;
        };
        LeftOutDto: {
            baseId: string;
            baseName: string;
            /** @enum {string} */
            basis: "accreditation" | "evaluation";
            certificateNumber: string;
            /** @enum {string|null} */
            grade: "excellent" | "good" | "qualified" | "unqualified" | null;
            organisationId: string;
            organisationName: string;
            /** @enum {string} */
            reason: "revoked" | "underRectification" | "otherPace" | "awardedAlready" | "nothingForGrade";
            reasonText: components["schemas"]["TextDto"];
            /** @enum {string} */
            type: "park" | "research" | "platform" | "enterprise";
        };
        LegalRepresentativePartDto: {
            idNumber?: string;
            /** @enum {string} */
            idType?: "residentId" | "passport" | "foreignPermanentResident" | "hkMacaoPermit" | "taiwanPermit";
            name?: string;
            nationality?: string;
            phone?: string;
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        LetterDto: {
            added: string | null;
            authority: string;
            caseId: string;
            contentHash: string | null;
            date: string;
            /** @enum {string} */
            kind: "accredited" | "cultivated" | "notSelected" | "refused" | "notRecommended";
            number: string | null;
            paragraphs: string[];
            rehearsal: boolean;
            reviewDueAt: string | null;
            reviewRequested: boolean;
            reviewUntil: string | null;
            sentAt: string | null;
            sha256: string | null;
            /** @enum {string} */
            state: "preview" | "sent";
            title: string;
        };
        LetterTemplateDto: {
            body: string;
            conditional: string[];
            /** @enum {string} */
            kind: "accredited" | "cultivated" | "notSelected" | "refused" | "notRecommended";
            names: string[];
            version: number;
            writtenAt: string;
            writtenBy: string | null;
        };
        LinkDirectoryDto: {
            code?: string;
            password: string;
        };
        LivenessDto: {
            /** @enum {string} */
            status: "ok";
        };
        MailDto: {
            accountId: string | null;
            address: string;
            attempts: number;
            createdAt: string;
            endedAt: string | null;
            id: string;
            /** @enum {string} */
            kind: "invitation" | "passwordReset" | "addressCheck" | "addressChanged" | "organisationInvitation" | "notice" | "digest";
            lastError: string | null;
            mayRetry: boolean;
            /** @enum {string} */
            state: "waiting" | "sent" | "refused" | "givenUp" | "bounced";
        };
        MailOperationsDto: {
            bounced: number;
            givenUp: number;
            refused: number;
            /** @enum {string} */
            transport: "smtp" | "captured" | "none";
        };
        MailPreviewDto: {
            subject: string;
            text: string;
        };
        MailTemplateDto: {
            body: string;
            conditional: string[];
            /** @enum {string} */
            kind: "invitation" | "passwordReset" | "addressCheck" | "addressChanged" | "organisationInvitation" | "notice" | "digest";
            /** @enum {string} */
            locale: "zh" | "en";
            names: string[];
            version: number;
            writtenAt: string;
            writtenBy: string | null;
        };
        MatchingRowDto: {
            beijingParty?: string;
            country?: string;
            evidence?: string[];
            id?: string;
            matchedOn?: string;
            /** @enum {string} */
            outcome?: "contact" | "intent" | "signed";
            overseasParty?: string;
            title?: string;
        };
        MatchingsPartDto: {
            rows: components["schemas"]["MatchingRowDto"][];
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        MeasureDto: {
            accreditation: {
                [key: string]: unknown;
            };
            authority: {
                [key: string]: unknown;
            };
            avoidance: {
                [key: string]: unknown;
            };
            chapters: components["schemas"]["TextDto"][];
            /** @enum {string} */
            datesMark: "S" | "F" | "A";
            deadlines: {
                [key: string]: unknown;
            };
            documentNumber?: string;
            effectiveFrom?: string;
            effectiveTo?: string;
            evaluation: {
                [key: string]: unknown;
            };
            extension: {
                [key: string]: unknown;
            };
            gates: {
                [key: string]: unknown;
            }[];
            id: string;
            meeting: {
                [key: string]: unknown;
            };
            objections: {
                [key: string]: unknown;
            };
            optionalSteps: {
                [key: string]: unknown;
            }[];
            panel: {
                [key: string]: unknown;
            };
            reapplicationBarYears: {
                [key: string]: unknown;
            };
            reasons: {
                [key: string]: unknown;
            }[];
            rectification: {
                [key: string]: unknown;
            };
            reminders: {
                [key: string]: unknown;
            };
            revocationGrounds: {
                [key: string]: unknown;
            }[];
            /** @enum {string} */
            status: "inForce" | "draft" | "superseded";
            subsidy: {
                [key: string]: unknown;
            };
            title: components["schemas"]["TextDto"];
            types: {
                [key: string]: unknown;
            };
        };
        MeasureSummaryDto: {
            documentNumber: string | null;
            effectiveFrom: string | null;
            effectiveTo: string | null;
            id: string;
            /** @enum {string} */
            status: "inForce" | "draft" | "superseded";
            title: components["schemas"]["TextDto"];
        };
        MeetingDto: {
            batchId: string;
            decidable: number;
            dueAt: string | null;
            heldOn: string;
            id: string;
            items: number;
            lacking: components["schemas"]["LackingItemDto"][];
            members: components["schemas"]["MeetingMemberDto"][];
            presiding: string[];
            state: string;
            stateText: components["schemas"]["TextDto"];
            title: string;
        };
        MeetingMemberDto: {
            accountId: string;
            chair: boolean;
            displayName: string;
        };
        MembershipDto: {
            administrator: boolean;
            current: boolean;
            name: string;
            organisationId: string;
        };
        MinutedItemDto: {
            caseId: string;
            castingVoteOf: string | null;
            organisation: string;
            rank: number | null;
            reasons: components["schemas"]["TextDto"][];
            recused: components["schemas"]["MinutedRecusalDto"][];
            /** @enum {string} */
            result: "selected" | "cultivated" | "notSelected" | "left" | "putOver";
            tally: components["schemas"]["TallyDto"] | null;
            title: string;
            total: number;
            /** @enum {string} */
            type: "park" | "research" | "platform" | "enterprise";
        };
        MinutedRecusalDto: {
            name: string;
            reason: components["schemas"]["TextDto"];
        };
        MinutesDto: {
            absent: string[];
            chair: string;
            concludedAt: string;
            heldOn: string;
            items: components["schemas"]["MinutedItemDto"][];
            present: string[];
            text: components["schemas"]["TextDto"];
            title: string;
        };
        MissingDocumentDto: {
            /** @enum {string} */
            id: "plan" | "interimReport" | "finalReport";
            text: components["schemas"]["TextDto"];
        };
        NewApiTokenDto: {
            createdAt: string;
            expiresAt: string;
            id: string;
            lastUsedAt: string | null;
            name: string;
            scopes: string[];
            token: string;
        };
        NotDueBaseDto: {
            baseId: string;
            certificateNumber: string;
            name: string;
            /** @enum {string} */
            reason: "otherPace" | "revoked" | "underRectification" | "evaluationOpen" | "evaluatedThisYear" | "accreditedRecently" | "evaluatedRecently";
            reasonText: components["schemas"]["TextDto"];
        };
        NoticeChangeDto: {
            after: string;
            before: string;
            /** @enum {string} */
            field: "name" | "organisation" | "type";
            fieldText: components["schemas"]["TextDto"];
        };
        NoticeCorrectionDto: {
            at: string;
            changes: components["schemas"]["NoticeChangeDto"][];
            reason: string;
        };
        NoticeDto: {
            caseId: string | null;
            createdAt: string;
            id: string;
            template: string;
            text: components["schemas"]["TextDto"];
        };
        NoticeSettingsDto: {
            address: string | null;
            passwordAsked: boolean;
            refusedBecause: string | null;
            topics: components["schemas"]["TopicSettingDto"][];
            unchecked: string | null;
        };
        ObjectionDto: {
            answer: string | null;
            facts?: string;
            filedAt: string;
            files?: string[];
            findings?: string | null;
            id: string;
            objector?: components["schemas"]["ObjectorDto"];
            /** @enum {string} */
            state: "filed" | "accepted" | "refused" | "dismissed" | "upheld";
            stateText: components["schemas"]["TextDto"];
            summary: string | null;
            view: string | null;
            viewFiles: string[];
        };
        ObjectionReceiptDto: {
            filedAt: string;
            filesAt: string;
            howTo: components["schemas"]["TextDto"];
            lookUpAt: string;
            receiptNumber: string;
            token: string;
            tokenHeader: string;
        };
        ObjectionStateDto: {
            answer: string | null;
            decidedAt: string | null;
            filedAt: string;
            files: number;
            receiptNumber: string;
            /** @enum {string} */
            state: "filed" | "accepted" | "refused" | "dismissed" | "upheld";
            stateText: components["schemas"]["TextDto"];
            title: string;
        };
        ObjectionTextDto: {
            text: string;
        };
        ObjectionViewDto: {
            files?: string[];
            text: string;
        };
        ObjectorDto: {
            contact: string;
            /** @enum {string} */
            kind: "person" | "organisation";
            name: string;
            seal: string | null;
        };
        OfficerDto: {
            accountId: string;
            displayName: string;
            openCases: number;
        };
        OnBehalfDto: {
            absent: string;
            standIn: string;
        };
        OpenBatchDto: {
            closesOn: string;
            code: string;
            countries?: string[];
            fields?: string[];
            measureId?: string;
            opensOn: string;
            quotas: components["schemas"]["QuotasDto"];
            recommendingStep?: boolean;
            rehearsalDaySeconds?: number;
            title: string;
        };
        OpenCampaignDto: {
            batchIds?: string[];
            code: string;
            measureId: string;
            rehearsalDaySeconds?: number;
            title: string;
            year: number;
        };
        OpenedCampaignDto: {
            batchIds: string[];
            code: string;
            createdAt: string;
            filingDueAt: string | null;
            filingDueExplained: components["schemas"]["TextDto"] | null;
            filingDueOn: string | null;
            id: string;
            measureId: string;
            publishedAt: string | null;
            rehearsalDaySeconds: number | null;
            roster: components["schemas"]["RosterDto"];
            /** @enum {string} */
            state: "opening" | "filing" | "reviewing" | "published" | "withdrawn";
            stateText: components["schemas"]["TextDto"];
            title: string;
            withdrawnAt: string | null;
            year: number;
        };
        OpenSchemeDto: {
            batchId?: string;
            budgetFen: number;
            campaignId?: string;
            code: string;
            title: string;
            year: number;
        };
        OperationsDto: {
            asOf: string;
            checks: components["schemas"]["ChecksDto"];
            engine: components["schemas"]["EngineDto"];
            mails: components["schemas"]["MailOperationsDto"];
            quarantine: components["schemas"]["QuarantineDto"];
            queues: components["schemas"]["QueueDto"][];
            stoppedWebhooks: number;
            storage: components["schemas"]["StorageDto"];
            stuckCases: components["schemas"]["StuckCaseDto"][];
        };
        OrganisationDto: {
            district: string;
            id: string;
            name: string;
            uscc: string;
            usccOverrideReason: string | null;
            usccValid: boolean;
        };
        OrganisationInvitationDto: {
            email: string;
            expiresAt: string;
            id: string;
            uscc: string;
        };
        OutcomeDto: {
            accreditedOn?: string;
            allocatedFen?: number;
            announced?: number;
            baseId?: string;
            bonusItems?: string[];
            budgetFen?: number;
            certificateNumber?: string;
            corrections?: components["schemas"]["FailedItemDto"][];
            dataHundredths?: number;
            decided?: number;
            drafts?: number;
            /** @enum {string} */
            exception?: "silent" | "fraud";
            expertHundredths?: number;
            experts?: number;
            explanation?: components["schemas"]["TextDto"] | components["schemas"]["TextDto"][];
            failedItems?: components["schemas"]["FailedItemDto"][];
            filingDueOn?: string;
            /** @enum {string} */
            grade?: "excellent" | "good" | "qualified" | "unqualified";
            ground?: string;
            handedOverOn?: string;
            left?: number;
            missingDocuments?: ("plan" | "interimReport" | "finalReport")[];
            notFiledInTime?: ("plan" | "interimReport" | "finalReport")[];
            openProblems?: string[];
            plaqueNumber?: string;
            published?: number;
            putOver?: number;
            reasons?: string[];
            reasonsText?: components["schemas"]["ReasonTextDto"][];
            receivedBy?: string;
            recommendation?: components["schemas"]["RecommendationDto"];
            remark?: string;
            reopenedIn?: string;
            revokedOn?: string;
            scoreHundredths?: number;
            selected?: number;
            submitted?: number;
            totalHundredths?: number;
        };
        OutputRowDto: {
            appliedInBeijing?: boolean;
            country?: string;
            /** @enum {string} */
            direction?: "in" | "out";
            doi?: string;
            evidence?: string[];
            id?: string;
            /** @enum {string} */
            kind?: "paper" | "pctPatent" | "overseasPatent" | "internationalStandard" | "appliedTechnology";
            number?: string;
            obtainedOn?: string;
            title?: string;
            valueFen?: number;
        };
        OutputsPartDto: {
            rows: components["schemas"]["OutputRowDto"][];
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        OverseasEntitiesPartDto: {
            rows: components["schemas"]["OverseasEntityRowDto"][];
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        OverseasEntityRowDto: {
            city?: string;
            country?: string;
            establishedOn?: string;
            evidence?: string[];
            id?: string;
            /** @enum {string} */
            kind?: "subsidiary" | "jointVenture" | "branch" | "office";
            name?: string;
            shareHundredths?: number;
        };
        OverseasExpertRowDto: {
            arrivedOn?: string;
            country?: string;
            evidence?: string[];
            id?: string;
            leftOn?: string;
            months?: number;
            name?: string;
            organisation?: string;
            title?: string;
        };
        OverseasExpertsPartDto: {
            rows: components["schemas"]["OverseasExpertRowDto"][];
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        OverseasOfficeRowDto: {
            city?: string;
            country?: string;
            evidence?: string[];
            id?: string;
            name?: string;
            openedOn?: string;
            staffCount?: number;
        };
        OverseasOfficesPartDto: {
            rows: components["schemas"]["OverseasOfficeRowDto"][];
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        OverseasRdCentreRowDto: {
            country?: string;
            establishedOn?: string;
            evidence?: string[];
            id?: string;
            investmentFen?: number;
            /** @enum {string} */
            kind?: "rdCentre" | "jointLab";
            name?: string;
            partnerName?: string;
            staffCount?: number;
        };
        OverseasRdCentresPartDto: {
            rows: components["schemas"]["OverseasRdCentreRowDto"][];
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        OwnRegistrationDto: {
            displayName: string;
            district: string;
            email: string;
            id: string;
            name: string;
            reason: string | null;
            revision: number;
            /** @enum {string} */
            state: "withoutLicence" | "pending" | "approved" | "refused";
            stateText: components["schemas"]["TextDto"];
            uscc: string;
        };
        OwnSessionDto: {
            address: string | null;
            client: string | null;
            current: boolean;
            expiresAt: string;
            id: string;
            inCookie: boolean;
            lastSeenAt: string;
            openedAt: string;
        };
        PanelCriterionDto: {
            comment: string | null;
            criterion: string;
            name: components["schemas"]["TextDto"];
            score: number;
        };
        PanelMemberDto: {
            comment: string | null;
            criteria: components["schemas"]["PanelCriterionDto"][];
            displayName: string;
            expertId: string;
            score: number | null;
            /** @enum {string} */
            state: "invited" | "assigned" | "submitted" | "declined" | "expired" | "void";
        };
        PaperRowDto: {
            countries?: string[];
            doi?: string;
            evidence?: string[];
            id?: string;
            journal?: string;
            overseasCoAuthored?: boolean;
            publishedOn?: string;
            title?: string;
        };
        PapersPartDto: {
            rows: components["schemas"]["PaperRowDto"][];
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        PartContentDto: {
            content: {
                [key: string]: unknown;
            } | null;
            /** @enum {string} */
            part: "base" | "host" | "legalRepresentative" | "leader" | "contact" | "partners" | "projects" | "personnel" | "events" | "outputs" | "funds" | "rules" | "plan" | "commitment" | "attachments" | "site" | "tenants" | "delegations" | "services" | "landedProjects" | "institution" | "labs" | "overseasExperts" | "papers" | "platformProfile" | "overseasOffices" | "matchings" | "deals" | "landedTalent" | "clients" | "business" | "overseasEntities" | "overseasRdCentres" | "highTech";
            savedAt: string | null;
            version: number;
        };
        PartnerRowDto: {
            agreementTitle?: string;
            country?: string;
            evidence?: string[];
            expiresOn?: string;
            id?: string;
            /** @enum {string} */
            kind?: "university" | "researchInstitute" | "enterprise" | "park" | "medicalInstitution" | "government" | "organisation" | "other";
            /** @enum {string} */
            mode?: "jointResearch" | "jointLab" | "technologyTransfer" | "talentExchange" | "incubation" | "information" | "other";
            nameOriginal?: string;
            nameZh?: string;
            noObjection?: boolean;
            signedOn?: string;
        };
        PartnersPartDto: {
            rows: components["schemas"]["PartnerRowDto"][];
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        PartReportDto: {
            label: components["schemas"]["TextDto"];
            /** @enum {string} */
            part: "base" | "host" | "legalRepresentative" | "leader" | "contact" | "partners" | "projects" | "personnel" | "events" | "outputs" | "funds" | "rules" | "plan" | "commitment" | "attachments" | "site" | "tenants" | "delegations" | "services" | "landedProjects" | "institution" | "labs" | "overseasExperts" | "papers" | "platformProfile" | "overseasOffices" | "matchings" | "deals" | "landedTalent" | "clients" | "business" | "overseasEntities" | "overseasRdCentres" | "highTech";
            problems: components["schemas"]["DossierProblemDto"][];
            /** @enum {string} */
            state: "empty" | "incomplete" | "complete";
        };
        PaymentDto: {
            amountFen: number;
            awardId: string;
            baseName: string;
            certificateNumber: string;
            organisationName: string;
            position: number;
            uscc: string;
        };
        PaymentListDto: {
            approvedAt: string;
            code: string;
            payments: components["schemas"]["PaymentDto"][];
            schemeId: string;
            title: string;
            total: components["schemas"]["AmountDto"];
        };
        PermissionRuleDto: {
            action: string;
            conditions: {
                [key: string]: unknown;
            } | null;
            /** @enum {string} */
            permission: "read:health" | "open:session" | "read:session" | "close:session" | "manage:ownAccount" | "manage:ownToken" | "read:ownData" | "reset:password" | "invite:person" | "use:invitation" | "manage:colleague" | "register:organisation" | "decide:registration" | "read:measure" | "read:reference" | "read:batch" | "open:batch" | "extend:batch" | "close:batch" | "read:batchProgress" | "draft:dossier" | "submit:dossier" | "read:dossier" | "read:personalData" | "upload:file" | "read:file" | "read:organisation" | "override:uscc" | "read:case" | "read:workItem" | "read:notice" | "read:capturedMail" | "open:download" | "manage:ownNotices" | "manage:mailTemplate" | "manage:webhook" | "read:mail" | "read:operations" | "retry:mail" | "retry:run" | "record:bounce" | "read:audit" | "read:evidence" | "read:anchor" | "extend:case" | "suspend:case" | "reverse:case" | "remind:case" | "assign:case" | "list:officer" | "withdraw:case" | "recommend:case" | "check:case" | "draw:experts" | "answer:invitation" | "list:expert" | "read:expert" | "manage:expert" | "read:panel" | "score:case" | "verify:case" | "plan:visit" | "answer:visit" | "record:visit" | "conclude:visit" | "read:ranking" | "read:letter" | "send:letter" | "manage:letterTemplate" | "file:objection" | "read:objection" | "read:objector" | "screen:objection" | "answer:objection" | "decide:objection" | "request:review" | "read:review" | "answer:review" | "handOver:plaque" | "act:inBulk" | "convene:meeting" | "read:meeting" | "vote:meeting" | "conclude:meeting" | "publish:notice" | "correct:notice" | "announce:bases" | "read:base" | "read:publicNotice" | "read:rehearsedBase" | "read:statistics" | "read:rehearsedNotice" | "open:campaign" | "withdraw:campaign" | "read:campaign" | "read:grades" | "read:evaluation" | "file:evaluation" | "verify:evaluation" | "publish:grades" | "read:rectification" | "file:rectification" | "accept:rectification" | "open:scheme" | "read:scheme" | "file:voucher" | "verify:voucher" | "propose:subsidy" | "approve:subsidy" | "read:payment" | "list:recommendingUnit" | "manage:recommendingUnit" | "add:organisation" | "list:organisation" | "delegate:office" | "read:delegation" | "end:delegation" | "read:account" | "manage:account" | "erase:person" | "read:retention";
            subject: string;
        };
        PersonalDatumDto: {
            field: string;
            label: components["schemas"]["TextDto"];
            part: string;
            value: string;
        };
        PersonnelPartDto: {
            rows: components["schemas"]["PersonnelRowDto"][];
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        PersonnelRowDto: {
            /** @enum {string} */
            category?: "overseasExpert" | "foreignLanguageStaff" | "transferStaff" | "foreignResearcher" | "returneeResearcher" | "exchange" | "jointTraining";
            country?: string;
            endedOn?: string;
            evidence?: string[];
            id?: string;
            months?: number;
            name?: string;
            organisation?: string;
            startedOn?: string;
            title?: string;
        };
        PlanPartDto: {
            rows: components["schemas"]["PlanTargetRowDto"][];
            /** @enum {integer} */
            schemaVersion?: 1;
            summary?: string;
        };
        PlanTargetRowDto: {
            evidence?: string[];
            goal?: string;
            id?: string;
            measures?: string;
            year?: number;
            yearlyTarget?: string;
        };
        PlaqueDto: {
            handedOverOn: string;
            number: string;
        };
        PlatformProfilePartDto: {
            evidence?: string[];
            fullTimeStaff?: number;
            /** @enum {string} */
            legalForm?: "company" | "publicInstitution" | "association" | "foundation" | "nonEnterprise" | "other";
            network?: string;
            /** @enum {integer} */
            schemaVersion?: 1;
            serviceModel?: string;
        };
        PreviewLetterTemplateDto: {
            body?: string;
            caseId?: string;
        };
        PreviewRosterDto: {
            batchIds?: string[];
            measureId: string;
            rehearsalDaySeconds?: number;
            year: number;
        };
        PreviewTemplateDto: {
            body?: string;
        };
        ProblemDto: {
            closed: boolean;
            id: string;
            text: components["schemas"]["TextDto"];
        };
        ProjectRowDto: {
            cooperationFundsFen?: number;
            country?: string;
            endsOn?: string;
            evidence?: string[];
            id?: string;
            /** @enum {string} */
            kind?: "joint" | "national" | "ministry" | "city" | "intergovernmental";
            number?: string;
            partnerName?: string;
            /** @enum {string} */
            role?: "lead" | "participant";
            startedOn?: string;
            title?: string;
            totalFundsFen?: number;
        };
        ProjectsPartDto: {
            rows: components["schemas"]["ProjectRowDto"][];
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        ProposeDto: {
            adjustments?: components["schemas"]["AdjustmentDto"][];
        };
        PublicationDto: {
            byGrade: {
                [key: string]: number;
            };
            campaignId: string;
            publishedAt: string;
            /** @enum {string} */
            state: "published";
        };
        PublicationPreviewDto: {
            cases: components["schemas"]["PublishedCaseDto"][];
            text: components["schemas"]["TextDto"];
            until: string | null;
        };
        PublicNoticeDto: {
            corrections: components["schemas"]["NoticeCorrectionDto"][];
            guide: string;
            id: string;
            name: string;
            objection: components["schemas"]["TextDto"];
            organisation: string;
            since: string;
            /** @enum {string} */
            type: "park" | "research" | "platform" | "enterprise";
            typeText: components["schemas"]["TextDto"];
            until: string;
            version: number;
        };
        PublishedCampaignDto: {
            code: string;
            id: string;
            publishedAt: string;
            title: string;
            year: number;
        };
        PublishedCaseDto: {
            caseId: string;
            included: boolean;
            organisation: string;
            state: string;
            stateText: components["schemas"]["TextDto"];
            title: string;
            /** @enum {string} */
            type: "park" | "research" | "platform" | "enterprise";
        };
        PublishGradesDto: {
            vote?: string[];
        };
        QuarantineDto: {
            infected: number;
            scanner: boolean;
            unscannable: number;
            waiting: number;
        };
        QueueDto: {
            failing: number;
            oldestAt: string | null;
            /** @enum {string} */
            queue: "messages" | "decisions" | "notices" | "digests" | "mails" | "events" | "scans";
            text: components["schemas"]["TextDto"];
            waiting: number;
        };
        QuotasDto: {
            enterprise?: number;
            park?: number;
            platform?: number;
            research?: number;
        };
        RankedCaseDto: {
            article: string;
            caseId: string;
            explanation: components["schemas"]["TextDto"][];
            needsVote: boolean;
            rank: number | null;
            /** @enum {string} */
            recommendation: "selected" | "cultivated" | "notSelected";
            state: string;
            stateText: components["schemas"]["TextDto"];
            title: string;
            total: number;
        };
        ReadinessDto: {
            checks: components["schemas"]["ChecksDto"];
            /** @enum {string} */
            status: "ok" | "unavailable";
            stuckCases: number | null;
        };
        ReasonTextDto: {
            article: string;
            en: string;
            zh: string;
        };
        ReassuranceDto: {
            code?: string;
            password?: string;
        };
        ReceiptDto: {
            caseId: string;
            contentHash: string;
            dossierId: string;
            receiptNumber: string;
            revision: number;
            submittedAt: string;
        };
        RecommendationDto: {
            ranking?: number | null;
            recommended: boolean;
        };
        RecommendDto: {
            opinion: string;
            ranking?: number;
            recommended: boolean;
        };
        RecommendingUnitDraftDto: {
            districts: string[];
            nameEn: string;
            nameZh: string;
        };
        RecommendingUnitDto: {
            cityWide: boolean;
            districts: string[];
            id: string;
            name: components["schemas"]["TextDto"];
            people: number;
        };
        ReconsiderationDto: {
            accreditationId: string;
            caseId: string;
            dueAt: string | null;
            files: string[];
            grounds: string;
            requestedAt: string;
            state: string;
            stateText: components["schemas"]["TextDto"];
            title: string;
        };
        RecoveryCodesDto: {
            recoveryCodes: string[];
        };
        RectificationDto: {
            acceptanceScoreHundredths: number | null;
            baseId: string;
            caseId: string;
            dueAt: string | null;
            evaluationCaseId: string;
            finalFiledAt: string | null;
            finalReport: string | null;
            interimDueAt: string | null;
            interimFiledAt: string | null;
            interimReport: string | null;
            missingDocuments: components["schemas"]["MissingDocumentDto"][];
            plan: string | null;
            planFiledAt: string | null;
            problems: components["schemas"]["ProblemDto"][];
            state: string;
            stateText: components["schemas"]["TextDto"];
            title: string;
        };
        RectificationTextDto: {
            text: string;
        };
        RecusalsDto: {
            recusals: components["schemas"]["DeclaredRecusalDto"][];
        };
        RecusedDto: {
            accountId: string;
            reason: components["schemas"]["TextDto"];
            /** @enum {string} */
            source: "computed" | "declared";
        };
        ReferenceDto: {
            countries: components["schemas"]["CountryDto"][];
            districts: components["schemas"]["WordDto"][];
            fields: components["schemas"]["FieldDto"][];
            grades: components["schemas"]["WordDto"][];
            roles: components["schemas"]["WordDto"][];
            states: components["schemas"]["WordDto"][];
            types: components["schemas"]["WordDto"][];
        };
        RefuseDto: {
            reason?: string;
            reasons: string[];
        };
        RefuseObjectionDto: {
            ground: string;
            reason?: string;
        };
        RefuseRegistrationDto: {
            reason: string;
            revision: number;
        };
        RegisterDto: {
            displayName: string;
            district: string;
            email: string;
            invitation?: string;
            name: string;
            uscc: string;
        };
        RegistrationDto: {
            displayName: string;
            district: string;
            email: string;
            filedAt: string;
            id: string;
            licenceFileId: string | null;
            name: string;
            reason: string | null;
            revision: number;
            /** @enum {string} */
            state: "withoutLicence" | "pending" | "approved" | "refused";
            stateText: components["schemas"]["TextDto"];
            uscc: string;
            usccValid: boolean;
        };
        RegistrationReceiptDto: {
            id: string;
            reason: string | null;
            /** @enum {string} */
            state: "withoutLicence" | "pending" | "approved" | "refused";
            stateText: components["schemas"]["TextDto"];
            token: string;
        };
        RemarkDto: {
            caseId: string;
            remark: string;
        };
        RemindedDto: {
            caseId: string;
            remindedAt: string;
            told: number;
        };
        RenewedSessionDto: {
            token?: string;
        };
        RequestReviewDto: {
            files: string[];
            grounds: string;
        };
        ResetPasswordDto: {
            password: string;
            token: string;
        };
        ResumeDto: {
            reason: string;
        };
        RetentionRuleDto: {
            article: string;
            carriedOutAt: string | null;
            days: number | null;
            /** @enum {string} */
            mark: "S" | "F" | "A";
            text: components["schemas"]["TextDto"];
            /** @enum {string} */
            what: "caseRecord" | "endedSession" | "knownBrowser" | "endedToken" | "unusedInvitation" | "refusedRegistration" | "approvedRegistration" | "sentMail" | "keptAnswer" | "abandonedDraft" | "objector" | "contactsOfUnselected";
        };
        ReturnDto: {
            reason?: string;
        };
        ReverseDto: {
            reason: string;
        };
        ReviewDraftDto: {
            comment?: string;
            scores: components["schemas"]["CriterionScoreDto"][];
        };
        ReviewDto: {
            caseId: string;
            comment: string | null;
            commentBelow: number;
            criteria: components["schemas"]["CriterionDto"][];
            score: number | null;
            /** @enum {string} */
            state: "invited" | "assigned" | "submitted" | "declined" | "expired" | "void";
        };
        RevisionDto: {
            contentHash: string;
            revision: number;
            submittedAt: string;
        };
        RosterDto: {
            due: number;
            dueBases: components["schemas"]["DueBaseDto"][];
            leftOut: components["schemas"]["NotDueBaseDto"][];
            leftOutByReason: {
                [key: string]: number;
            };
        };
        RowRefDto: {
            /** @enum {string} */
            part: "base" | "host" | "legalRepresentative" | "leader" | "contact" | "partners" | "projects" | "personnel" | "events" | "outputs" | "funds" | "rules" | "plan" | "commitment" | "attachments" | "site" | "tenants" | "delegations" | "services" | "landedProjects" | "institution" | "labs" | "overseasExperts" | "papers" | "platformProfile" | "overseasOffices" | "matchings" | "deals" | "landedTalent" | "clients" | "business" | "overseasEntities" | "overseasRdCentres" | "highTech";
            rowId?: string;
        };
        RuleRowDto: {
            evidence?: string[];
            id?: string;
            issuedOn?: string;
            /** @enum {string} */
            kind?: "management" | "security" | "confidentiality" | "exportControl" | "dataSecurity" | "intellectualProperty" | "finance" | "ethics" | "other";
            summary?: string;
            title?: string;
        };
        RulesPartDto: {
            fullTimeStaff?: number;
            managementBody?: string;
            rows: components["schemas"]["RuleRowDto"][];
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        RunRetryDto: {
            id: string;
            messages: number;
            running: boolean;
            steps: string[];
        };
        SaveExpertDto: {
            awayUntil?: string;
            fields: string[];
            institution: string;
            languages: string[];
            name: string;
            ties: components["schemas"]["ExpertTieDto"][];
            works?: string[];
        };
        SchemeDto: {
            approvedAt: string | null;
            approvedBy: string | null;
            batchId: string | null;
            budget: components["schemas"]["AmountDto"];
            campaignId: string | null;
            code: string;
            dueAt: string | null;
            id: string;
            measureId: string;
            overdue: boolean;
            proposedAt: string | null;
            proposedBy: string | null;
            rehearsal: boolean;
            state: string;
            stateText: components["schemas"]["TextDto"];
            title: string;
            totals: components["schemas"]["SchemeTotalsDto"];
            vouchersDueAt: string;
            vouchersDueExplained: components["schemas"]["TextDto"];
            vouchersDueOn: string;
            year: number;
        };
        SchemeTotalsDto: {
            allocated: components["schemas"]["AmountDto"] | null;
            awards: number;
            ceiling: components["schemas"]["AmountDto"];
            filed: components["schemas"]["AmountDto"];
            leftOut: number;
            proposed: components["schemas"]["AmountDto"] | null;
            unverifiedVouchers: number;
            verified: components["schemas"]["AmountDto"];
        };
        ScoreLineDto: {
            dimension: string;
            explanation: components["schemas"]["TextDto"];
            fullValue: number;
            hundredths: number;
            indicator: string;
            name: components["schemas"]["TextDto"];
            /** @enum {string} */
            note: "verified" | "claimed" | "noEvidence" | "missing" | "belowFloor" | "expert";
            value: number;
            weight: number;
        };
        SendBackDto: {
            reason: string;
        };
        SendLetterDto: {
            contentHash: string;
        };
        ServiceRowDto: {
            description?: string;
            evidence?: string[];
            id?: string;
            /** @enum {string} */
            kind?: "registration" | "incubation" | "talent" | "visa" | "intellectualProperty" | "financing" | "legal" | "matchmaking" | "language" | "living" | "other";
            languages?: string[];
            name?: string;
            servedCount?: number;
        };
        ServicesPartDto: {
            rows: components["schemas"]["ServiceRowDto"][];
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        SessionDto: {
            accountId: string;
            administersOrganisation?: boolean;
            displayName: string;
            expiresAt: string;
            organisationId: string | null;
            recommendingUnitId?: Record<string, never>;
            recommendsCityWide?: boolean;
            roles: ("applicant" | "recommender" | "caseOfficer" | "expert" | "assessor" | "decisionMaker" | "financeOfficer" | "auditor" | "administrator")[];
            token?: string;
        };
        ShareholderDto: {
            country?: string;
            name?: string;
            shareHundredths?: number;
        };
        SignatureDto: {
            contentHash: string;
            dissent?: string;
        };
        SignInDto: {
            code?: string;
            cookie?: boolean;
            login: string;
            password: string;
        };
        SingleSignOnDto: {
            name: string;
            offered: boolean;
        };
        SitePartDto: {
            address?: string;
            dedicatedAreaM2?: number;
            district?: string;
            evidence?: string[];
            facilities?: string;
            leaseUntil?: string;
            operator?: string;
            /** @enum {integer} */
            schemaVersion?: 1;
            /** @enum {string} */
            tenure?: "owned" | "leased";
            totalAreaM2?: number;
        };
        SpecialDayDto: {
            date: string;
            holiday: components["schemas"]["TextDto"];
            working: boolean;
        };
        StandingInDto: {
            accountId: string;
            displayName: string;
            roles: ("applicant" | "recommender" | "caseOfficer" | "expert" | "assessor" | "decisionMaker" | "financeOfficer" | "auditor" | "administrator")[];
            untilOn: string;
        };
        StateCountDto: {
            count: number;
            /** @enum {string} */
            kind: "batch" | "accreditation" | "evaluation" | "plaque" | "reconsideration" | "rectification" | "subsidy" | "meeting";
            kindText: components["schemas"]["TextDto"];
            open: boolean;
            overdue: number;
            state: string;
            stateText: components["schemas"]["TextDto"];
        };
        StatementDto: {
            bonusItems?: string[];
            statement: string;
            version?: number;
        };
        StatisticsDto: {
            asOf: string;
            bases: components["schemas"]["BaseStatisticsDto"];
            cases: components["schemas"]["CaseStatisticsDto"];
            rehearsal: boolean;
            subsidies: components["schemas"]["SubsidyYearDto"][];
        };
        StorageDto: {
            answers: boolean;
            bytes: number;
            files: number;
            freeBytes: number | null;
            /** @enum {string} */
            kind: "folder" | "bucket";
            openUploads: number;
        };
        StuckCaseDto: {
            attempts: number | null;
            failure: string | null;
            id: string;
            /** @enum {string} */
            kind: "batch" | "accreditation" | "meeting" | "plaque" | "reconsideration" | "evaluation" | "rectification" | "subsidy" | "campaign" | "bulk";
            kindText: components["schemas"]["TextDto"];
            since: string;
            state: string;
            stateText: components["schemas"]["TextDto"];
            title: string;
            /** @enum {string} */
            why: "stepFails" | "notRelayed" | "missed";
            whyText: components["schemas"]["TextDto"];
        };
        SubsidyYearDto: {
            allocated: components["schemas"]["AmountDto"];
            awards: number;
            budget: components["schemas"]["AmountDto"];
            schemes: number;
            year: number;
        };
        SupersededMinutesDto: {
            absent: string[];
            chair: string;
            concludedAt: string;
            heldOn: string;
            items: components["schemas"]["MinutedItemDto"][];
            present: string[];
            reason: string;
            supersededAt: string;
            text: components["schemas"]["TextDto"];
            title: string;
        };
        SuspendDto: {
            reason: string;
        };
        TallyDto: {
            abstained: number;
            cultivated: number;
            entitled: number;
            notSelected: number;
            present: number;
            quorum: number;
            selected: number;
        };
        TenantRowDto: {
            country?: string;
            evidence?: string[];
            field?: string;
            foreignLinked?: boolean;
            id?: string;
            /** @enum {string} */
            link?: "foreignInvested" | "jointVenture" | "overseasFounded" | "overseasOrganisation";
            name?: string;
            settledOn?: string;
        };
        TenantsPartDto: {
            rows: components["schemas"]["TenantRowDto"][];
            /** @enum {integer} */
            schemaVersion?: 1;
        };
        TextDto: {
            en: string;
            zh: string;
        };
        TimelineDto: {
            done: components["schemas"]["TimelineStepDto"][];
            next: components["schemas"]["TextDto"][];
            now: components["schemas"]["TimelineNowDto"] | null;
        };
        TimelineNowDto: {
            dueAt: string | null;
            dueExplained: components["schemas"]["TextDto"] | null;
            dueOn: string | null;
            overdue: boolean;
            suspendedSince: string | null;
            task: components["schemas"]["TextDto"];
            /** @enum {string} */
            turn: "applicant" | "recommender" | "caseOfficer" | "expert" | "assessor" | "decisionMaker" | "financeOfficer" | "auditor" | "administrator" | "public";
            turnText: components["schemas"]["TextDto"];
        };
        TimelineStepDto: {
            action: string;
            actionText: components["schemas"]["TextDto"];
            at: string;
            /** @enum {string} */
            by: "applicant" | "recommender" | "caseOfficer" | "expert" | "assessor" | "decisionMaker" | "financeOfficer" | "auditor" | "administrator" | "public" | "system";
            byText: components["schemas"]["TextDto"];
            detail: components["schemas"]["TextDto"] | null;
            onBehalf: components["schemas"]["OnBehalfDto"] | null;
            reason: string | null;
            state: string | null;
            stateText: components["schemas"]["TextDto"] | null;
        };
        TopicSettingDto: {
            /** @enum {string} */
            topic: "reminder" | "case" | "review" | "visit" | "meeting" | "decision" | "objection" | "letter" | "batch" | "evaluation" | "subsidy" | "system";
            topicText: components["schemas"]["TextDto"];
            /** @enum {string} */
            way: "here" | "mail" | "daily";
        };
        TopicWayDto: {
            /** @enum {string} */
            topic: "reminder" | "case" | "review" | "visit" | "meeting" | "decision" | "objection" | "letter" | "batch" | "evaluation" | "subsidy" | "system";
            /** @enum {string} */
            way: "here" | "mail" | "daily";
        };
        TypeRankingDto: {
            cases: components["schemas"]["RankedCaseDto"][];
            pending: number;
            quota: number;
            /** @enum {string} */
            type: "park" | "research" | "platform" | "enterprise";
            typeText: components["schemas"]["TextDto"];
        };
        UploadDto: {
            fileId: string | null;
            id: string;
            name: string;
            receivedBytes: number;
            sizeBytes: number;
        };
        UsccOverrideDto: {
            licenceFileId: string;
            reason: string;
        };
        VerdictDto: {
            drawn: boolean;
            exclusions: components["schemas"]["ExclusionDto"][];
            expertId: string;
            name: string;
            ticket: string;
        };
        VerifiedValueDto: {
            evidence?: string[];
            indicator: string;
            note?: string;
            verified: number;
        };
        VerifiedValuesDto: {
            values: components["schemas"]["VerifiedValueDto"][];
        };
        VerifyVoucherDto: {
            note?: string;
            verifiedFen: number;
        };
        VisitAnswerDto: {
            /** @enum {string} */
            answer: "agree" | "otherDay";
            reason?: string;
            sequence: number;
            wishedDay?: string;
        };
        VisitCandidateDto: {
            accountId: string;
            avoidances: components["schemas"]["ReasonTextDto"][];
            displayName: string;
            institution: string | null;
        };
        VisitDto: {
            caseId: string;
            plan: components["schemas"]["VisitPlanViewDto"] | null;
            report: components["schemas"]["VisitReportDto"] | null;
            /** @enum {string} */
            standing: "none" | "proposed" | "declined" | "agreed";
            team: components["schemas"]["VisitMemberDto"][];
            voidedSignatures: number;
        };
        VisitItemDto: {
            article: string;
            item: string;
            /** @enum {string} */
            mark: "S" | "F" | "A";
            photos: string[];
            remark: string | null;
            text: components["schemas"]["TextDto"];
            /** @enum {string|null} */
            verdict: "pass" | "fail" | null;
        };
        VisitMarkDto: {
            item: string;
            photos?: string[];
            remark?: string;
            /** @enum {string} */
            verdict: "pass" | "fail";
        };
        VisitMarksDto: {
            marks: components["schemas"]["VisitMarkDto"][];
        };
        VisitMemberDto: {
            accountId: string | null;
            displayName: string;
            /** @enum {string} */
            seat: "expert" | "officer";
        };
        VisitPlanDto: {
            day: string;
            endsAt: string;
            expertIds: string[];
            note?: string;
            officerIds: string[];
            place: string;
            replaces?: number;
            startsAt: string;
        };
        VisitPlanViewDto: {
            answerDueAt: string | null;
            answerDueExplained: components["schemas"]["TextDto"];
            answerReason: string | null;
            day: string;
            endsAt: string;
            note: string | null;
            place: string;
            sequence: number;
            startsAt: string;
            wishedDay: string | null;
        };
        VisitReportDto: {
            checklist: components["schemas"]["VisitItemDto"][];
            contentHash: string | null;
            findings: string | null;
            fraudFound: boolean | null;
            signatures: components["schemas"]["VisitSignerDto"][];
            unverified: string[];
        };
        VisitSignerDto: {
            accountId: string;
            displayName: string;
            dissent: string | null;
            /** @enum {string} */
            seat: "expert" | "officer";
            signedAt: string | null;
        };
        VoidScoreDto: {
            expertId: string;
            reason: string;
        };
        VoteDto: {
            caseId: string;
            reasons?: string[];
            /** @enum {string} */
            vote: "selected" | "cultivated" | "notSelected" | "abstained";
        };
        VotesDto: {
            votes: components["schemas"]["VoteDto"][];
        };
        VoucherDto: {
            amountFen: number;
            awardId: string;
            baseId: string;
            description: string;
            filedAt: string;
            fileId: string;
            id: string;
            note: string | null;
            number: string;
            spentOn: string;
            verifiedAt: string | null;
            verifiedFen: number | null;
        };
        WaitingRegistrationsDto: {
            count: number;
            oldestFiledAt: string | null;
        };
        WebhookDto: {
            createdAt: string;
            disabledAt: string | null;
            /** @enum {string|null} */
            disabledBecause: "byHand" | "failing" | "gone" | null;
            id: string;
            topics: ("reminder" | "case" | "review" | "visit" | "meeting" | "decision" | "objection" | "letter" | "batch" | "evaluation" | "subsidy" | "system")[];
            url: string;
        };
        WithdrawCampaignDto: {
            reason: string;
        };
        WithdrawDto: {
            reason: string;
        };
        WordDto: {
            code: string;
            name: components["schemas"]["TextDto"];
        };
        WorkerDto: {
            buildId: string | null;
            identity: string;
            lastPollAt: string;
        };
        WorkItemDto: {
            batchId: string | null;
            campaignId: string | null;
            caseId: string;
            dueAt: string | null;
            dueOn: string | null;
            id: string;
            /** @enum {string} */
            kind: "batch" | "accreditation" | "evaluation" | "plaque" | "reconsideration" | "rectification" | "subsidy" | "meeting";
            objectionId: string | null;
            openedAt: string;
            overdue: boolean;
            rehearsal: boolean;
            /** @enum {string} */
            role: "applicant" | "recommender" | "caseOfficer" | "expert" | "assessor" | "decisionMaker" | "financeOfficer" | "auditor" | "administrator";
            suspendedSince: string | null;
            task: string;
            taskText: components["schemas"]["TextDto"];
            title: string;
        };
        WriteTemplateDto: {
            body: string;
            version?: number;
        };
        WrittenLetterDto: {
            paragraphs: string[];
            title: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
