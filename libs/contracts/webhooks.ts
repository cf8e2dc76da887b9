/** Why nothing more is sent to another system: the commission said so, it failed for too long, or it said that it is gone (410). */
export const WEBHOOK_STOPS = ['byHand', 'failing', 'gone'] as const;
export type WebhookStop = (typeof WEBHOOK_STOPS)[number];

export const DELIVERY_STATES = ['waiting', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
