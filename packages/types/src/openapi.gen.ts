// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

export interface paths {
    "/api/v2/applications/{applicationKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an application
         * @description Returns the application with the given key. The flags that it has evaluated are included only if `expand` contains `flags`.
         */
        get: operations["getApplication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/integration-configurations/keys/{integrationKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the configurations of an integration
         * @description Returns all configurations with the given integration key. Persistent store integrations and flag imports are not included, since they have endpoints of their own.
         */
        get: operations["getAllIntegrationConfigurations"];
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
        /** @description Actions that the caller may and may not take on a resource, with reasons. */
        Access: {
            /** @description Actions that the caller may not take. */
            denied: components["schemas"]["AccessDenied"][];
            /** @description Actions that the caller may take. */
            allowed: components["schemas"]["AccessAllowed"][];
        };
        /** @description An allowed action, with the reason. */
        AccessAllowed: {
            /** @description Name of the action. */
            action: string;
            /** @description Policy statement that allows the action. */
            reason: components["schemas"]["AccessReason"];
        };
        /** @description A denied action, with the reason. */
        AccessDenied: {
            /** @description Name of the action. */
            action: string;
            /** @description Policy statement that denies the action. */
            reason: components["schemas"]["AccessReason"];
        };
        /** @description The policy statement that decides whether an action is allowed. */
        AccessReason: {
            /**
             * @description Whether the statement allows or denies the actions.
             * @enum {string}
             */
            effect: "allow" | "deny";
            /** @description Specifiers of the resources that the statement covers. Not used together with `notResources`. */
            resources?: string[];
            /** @description Specifiers of the resources that the statement doesn't cover. It covers all others. Not used together with `resources`. */
            notResources?: string[];
            /** @description Actions that the statement covers. `*` stands for all actions. Not used together with `notActions`. */
            actions?: string[];
            /** @description Actions that the statement doesn't cover. It covers all others. Not used together with `actions`. */
            notActions?: string[];
            /** @description Name of the role that the statement belongs to. */
            role_name?: string;
        };
        /** @description An app, site or service that evaluates feature flags. */
        Application: {
            /** @description Whether LaunchDarkly added the application automatically because it evaluated a flag. Other applications are created in the UI or through the API. */
            autoAdded: boolean;
            /** @description Key that identifies the application within the account. */
            key: string;
            /**
             * @description Where the application runs.
             * @enum {string}
             */
            kind: "browser" | "mobile" | "server";
            /** @description Display name of the application. */
            name: string;
            /** @description Flags that the application has evaluated. Present only if `expand` contains `flags`. */
            flags?: components["schemas"]["ApplicationFlagCollection"];
            /** @description Actions that the caller may and may not take on the application. */
            _access?: components["schemas"]["Access"];
            /** @description Related resources, by relation. */
            _links?: {
                [key: string]: components["schemas"]["Link"];
            };
            /** @description Version number of the application. */
            _version?: number;
            /**
             * Format: int64
             * @description When this version of the application was created, in milliseconds since the Unix epoch.
             */
            creationDate?: number;
            /** @description Short description of the application. */
            description?: string;
            /** @description Member or team that maintains the application. */
            _maintainer?: components["schemas"]["Maintainer"];
        };
        /** @description The flags that an application has evaluated. */
        ApplicationFlagCollection: {
            /** @description The flags. */
            items?: components["schemas"]["FlagListing"][];
            /** @description Total number of flags. */
            totalCount?: number;
            /** @description Related resources, by relation. */
            _links?: {
                [key: string]: components["schemas"]["Link"];
            };
        };
        /** @description How an integration handles approval requests. */
        ApprovalsCapabilityConfig: {
            /** @description Form variables that approvals need in addition to the integration's own. */
            additionalFormVariables?: components["schemas"]["FormVariable"][];
        };
        /** @description Which audit log events are sent to an integration. */
        AuditLogEventsHookCapabilityConfig: {
            /** @description Policy statements that select the events by resource and action. */
            statements?: components["schemas"]["Statement"][];
        };
        /** @description Settings of an integration's capabilities, by capability. */
        CapabilityConfig: {
            /** @description Settings for approval requests that the third-party service handles. */
            approvals?: components["schemas"]["ApprovalsCapabilityConfig"];
            /** @description Settings for the audit log events that are sent to the third-party service. */
            auditLogEventsHook?: components["schemas"]["AuditLogEventsHookCapabilityConfig"];
        };
        /** @description How to fetch the options of a form field from the third-party service. */
        DynamicOptions: {
            /** @description Request that returns the options. */
            endpoint?: components["schemas"]["Endpoint"];
            /** @description How to find the options in the response. */
            parser?: components["schemas"]["DynamicOptionsParser"];
        };
        /** @description How to find the options in the response of the third-party service. */
        DynamicOptionsParser: {
            /** @description How to find the label and value in each option. */
            optionsItems?: components["schemas"]["OptionsArray"];
            /** @description JSON Pointer to the list of options in the response. */
            optionsPath?: string;
        };
        /** @description A request that LaunchDarkly makes to the third-party service. */
        Endpoint: {
            /** @description Headers of the request. */
            headers?: components["schemas"]["HeaderItems"][];
            /** @description How the request is signed. Absent if it isn't signed. */
            hmacSignature?: components["schemas"]["HMACSignature"];
            /** @description HTTP method of the request. */
            method?: string;
            /** @description URL of the request. May contain placeholders such as `{{hostURL}}` for the values of form variables. */
            url?: string;
        };
        /** @description Body of every error response. */
        ErrorBody: {
            /** @description Human-readable description of the error. */
            message: string;
            /** @description Code for the class of the error: `invalid_request`, `unauthorized`, `forbidden`, `not_found`, `method_not_allowed` or `rate_limited`. Some errors have no code. */
            code?: string;
            /** @description Unique ID of the error. Include it when you contact LaunchDarkly's support. */
            id?: string;
        };
        /** @description Summary of a feature flag. */
        FlagListing: {
            /** @description Display name of the flag. */
            name: string;
            /** @description Key of the flag. */
            key: string;
            /** @description Related resources, by relation. */
            _links?: {
                [key: string]: components["schemas"]["Link"];
            };
            /** @description Page of the flag in LaunchDarkly's UI. */
            _site?: components["schemas"]["Link"];
        };
        /** @description A field of the form for configuring an integration. */
        FormVariable: {
            /** @description Key of the entered value in `configValues` and in placeholders. */
            key?: string;
            /** @description Label of the field. */
            name?: string;
            /** @description Kind of field, such as `string`, `enum` or `dynamicEnum`. */
            type?: string;
            /** @description Help text of the field. */
            description?: string;
            /** @description Text that is shown while the field is empty. */
            placeholder?: string;
            /** @description Whether the field may be empty. */
            isOptional?: boolean;
            /** @description Default value, of any type. */
            defaultValue?: unknown;
            /** @description Values to choose from, if they are fixed. */
            allowedValues?: string[];
            /** @description How to fetch the values to choose from, if they are not fixed. */
            dynamicOptions?: components["schemas"]["DynamicOptions"];
        };
        /** @description How a request is signed with an HMAC. */
        HMACSignature: {
            /** @description Name of the header that carries the signature. */
            headerName?: string;
            /** @description Key of the form variable that holds the signing secret. */
            hmacSecretFormVariableKey?: string;
        };
        /** @description A header of a request. */
        HeaderItems: {
            /** @description Name of the header. */
            name?: string;
            /** @description Value of the header. May contain placeholders for the values of form variables. */
            value?: string;
        };
        /** @description A connection between the account and a third-party service. */
        IntegrationConfiguration: {
            /** @description Related resources, by relation. */
            _links: {
                [key: string]: components["schemas"]["Link"];
            };
            /** @description ID of the configuration. */
            _id: string;
            /** @description Display name of the configuration. */
            name: string;
            /**
             * Format: int64
             * @description When the configuration was created, in milliseconds since the Unix epoch.
             */
            _createdAt?: number;
            /** @description Key of the integration that is configured, such as `datadog`. */
            _integrationKey?: string;
            /** @description Tags of the configuration. */
            tags?: string[];
            /** @description Whether the configuration is enabled. */
            enabled?: boolean;
            /** @description Actions that the caller may and may not take on the configuration. */
            _access?: components["schemas"]["Access"];
            /** @description Settings, by the keys of the integration's form variables. */
            configValues?: {
                [key: string]: unknown;
            };
            /** @description Settings of the integration's capabilities. */
            capabilityConfig?: components["schemas"]["CapabilityConfig"];
        };
        /** @description The configurations of an integration. */
        IntegrationConfigurationCollection: {
            /** @description The configurations. */
            items: components["schemas"]["IntegrationConfiguration"][];
            /** @description Related resources, by relation. */
            _links: {
                [key: string]: components["schemas"]["Link"];
            };
        };
        /** @description Link to a related resource or page. */
        Link: {
            /** @description Path or URL of the target. */
            href?: string;
            /** @description Media type of the target. */
            type?: string;
        };
        /** @description The account member or team that maintains a resource. */
        Maintainer: {
            /** @description The maintainer, if it is a member. */
            member?: components["schemas"]["MemberSummary"];
            /** @description The maintainer, if it is a team. */
            team?: components["schemas"]["TeamSummary"];
        };
        /** @description Summary of an account member. */
        MemberSummary: {
            /** @description Related resources, by relation. */
            _links: {
                [key: string]: components["schemas"]["Link"];
            };
            /** @description ID of the member. */
            _id: string;
            /** @description The member's base role, such as `admin`. */
            role: string;
            /**
             * Format: email
             * @description The member's email address.
             */
            email: string;
            /** @description The member's first name. */
            firstName?: string;
            /** @description The member's last name. */
            lastName?: string;
        };
        /** @description How to find the label and value in an option. Despite its name, this is a single object. */
        OptionsArray: {
            /** @description JSON Pointer to the text to display. */
            label?: string;
            /** @description JSON Pointer to the value to store. */
            value?: string;
        };
        /** @description A policy statement, which allows or denies actions on resources. */
        Statement: {
            /**
             * @description Whether the statement allows or denies the actions.
             * @enum {string}
             */
            effect: "allow" | "deny";
            /** @description Specifiers of the resources that the statement covers. Not used together with `notResources`. */
            resources?: string[];
            /** @description Specifiers of the resources that the statement doesn't cover. It covers all others. Not used together with `resources`. */
            notResources?: string[];
            /** @description Actions that the statement covers. `*` stands for all actions. Not used together with `notActions`. */
            actions?: string[];
            /** @description Actions that the statement doesn't cover. It covers all others. Not used together with `actions`. */
            notActions?: string[];
        };
        /** @description Summary of a team. */
        TeamSummary: {
            /** @description Keys of the custom roles that the team grants its members. */
            customRoleKeys: string[];
            /** @description Key of the team. */
            key: string;
            /** @description Display name of the team. */
            name: string;
            /** @description Related resources, by relation. */
            _links?: {
                [key: string]: components["schemas"]["Link"];
            };
        };
    };
    responses: {
        /** @description The request is invalid. Retrying it without changes fails again. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The token's role doesn't allow the action, or the operation is in beta and the request lacks the header `LD-API-Version: beta`. The error for a missing header has a `message` but no `code`. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The requested resource doesn't exist. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description A rate limit is exceeded. If the response has the header `Retry-After`, wait at least that many seconds. Otherwise, wait until the time in `X-Ratelimit-Reset`. */
        TooManyRequests: {
            headers: {
                "X-Ratelimit-Global-Remaining": components["headers"]["RatelimitGlobalRemaining"];
                "X-Ratelimit-Route-Remaining": components["headers"]["RatelimitRouteRemaining"];
                "X-Ratelimit-Reset": components["headers"]["RatelimitReset"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The access token is missing or invalid. SDK keys, mobile keys and client-side IDs are not access tokens. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
    };
    parameters: {
        /**
         * @description Properties to include in the response. By default, they are omitted.
         * @example [
         *       "flags"
         *     ]
         */
        ApplicationExpand: "flags"[];
        /**
         * @description Key of the application.
         * @example com.launchdarkly.cafe
         */
        ApplicationKey: string;
        /**
         * @description Version of the API. Operations in beta accept only `beta`, and respond with 403 if the header is missing.
         * @example beta
         */
        BetaVersion: "beta";
        /**
         * @description Key of the integration whose configurations to list.
         * @example datadog
         */
        IntegrationKey: string;
    };
    requestBodies: never;
    headers: {
        /** @description Number of requests left for the account in the current ten-second window, across all routes and access tokens. Absent if no global limit applies. */
        RatelimitGlobalRemaining: number;
        /** @description When the current ten-second window ends by the server's clock, in milliseconds since the Unix epoch. */
        RatelimitReset: number;
        /** @description Number of requests left for this route in the current ten-second window, across all access tokens of the account. Absent if the route has no limit of its own. */
        RatelimitRouteRemaining: number;
        /** @description Minimum number of seconds to wait before the next request, to which the caller should add jitter. Sent when the limit by IP address is exceeded. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getApplication: {
        parameters: {
            query?: {
                /**
                 * @description Properties to include in the response. By default, they are omitted.
                 * @example [
                 *       "flags"
                 *     ]
                 */
                expand?: components["parameters"]["ApplicationExpand"];
            };
            header?: {
                /**
                 * @description Version of the API. Operations in beta accept only `beta`, and respond with 403 if the header is missing.
                 * @example beta
                 */
                "LD-API-Version"?: components["parameters"]["BetaVersion"];
            };
            path: {
                /**
                 * @description Key of the application.
                 * @example com.launchdarkly.cafe
                 */
                applicationKey: components["parameters"]["ApplicationKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The application. */
            200: {
                headers: {
                    "X-Ratelimit-Global-Remaining": components["headers"]["RatelimitGlobalRemaining"];
                    "X-Ratelimit-Route-Remaining": components["headers"]["RatelimitRouteRemaining"];
                    "X-Ratelimit-Reset": components["headers"]["RatelimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    getAllIntegrationConfigurations: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Version of the API. Operations in beta accept only `beta`, and respond with 403 if the header is missing.
                 * @example beta
                 */
                "LD-API-Version"?: components["parameters"]["BetaVersion"];
            };
            path: {
                /**
                 * @description Key of the integration whose configurations to list.
                 * @example datadog
                 */
                integrationKey: components["parameters"]["IntegrationKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All configurations of the integration. */
            200: {
                headers: {
                    "X-Ratelimit-Global-Remaining": components["headers"]["RatelimitGlobalRemaining"];
                    "X-Ratelimit-Route-Remaining": components["headers"]["RatelimitRouteRemaining"];
                    "X-Ratelimit-Reset": components["headers"]["RatelimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationConfigurationCollection"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
}
