/** Word lists. Names are put together at random; any likeness to a person is chance. */
const split = (text: string): readonly string[] => text.trim().split(/\s+/);

export const FIRST_NAMES: readonly string[] = split(`
  Ada Bela Carla Dario Edda Farid Greta Hanno Ilse Jonas Kira Lasse Mira Nils Odile Paolo Quinn Rosa Sven Tara Ugo Vera
  Wanda Xenia Yara Zeno Amara Boris Chiara Dmitri Elena Fatou Goran Hana Ivan Jing Kofi Lena Mateo Nadia Omar Priya Ravi
  Sofia Tomas Uma Viktor Wei Yusuf Zara`);

export const LAST_NAMES: readonly string[] = split(`
  Albrecht Bianchi Castellan Dorfmann Eklund Fontaine Grünwald Halloran Ibsen Jankowski Kessler Lindqvist Marchetti Novak
  O'Brien Petrov Quarles Rossi Sandoval Thorne Ueda Valente Weatherby Yilmaz Zamora Ashdown Bellweather Carrow Dunmore
  Everhart Fairbairn Goldmark Hartwell Ironside Juniper Kingsley Larkspur Merriweather Nightingale Oakridge`);

export const COMPANIES: readonly string[] = split(`
  northwind contoso fabrikam acme globex initech umbrella stark wayne hooli vandelay wonka cyberdyne tyrell aperture
  bluebird redwood silverline stonegate brightwater`);

export const DEPARTMENTS: readonly string[] = split("sales support finance logistics purchasing engineering");

export const SUBJECTS: readonly string[] = [
  "Order #{n} shipment delayed",
  "Order #{n} confirmation",
  "Quote {n} for server memory",
  "RFQ: {k} units of network switches",
  "Return request RMA-{n}",
  "Invoice {n} overdue",
  "Deal registration {n} approved",
  "Price match for deal {n}",
  "Question about PO {n}",
  "Escalation: ticket {n} unresolved",
  "Meeting notes and next steps",
  "Updated pricing for Q{q}",
  "License renewal for {k} seats",
  "Backorder status of SKU {n}",
  "Warehouse transfer {n}",
  "Contract {n} ready for signature",
  "Credit hold on account {n}",
  "New delivery address for order {n}",
  "Thank you for your support",
  "Urgent: missing items in order #{n}",
];

export const SENTENCES: readonly string[] = [
  "Please confirm receipt of order #{n} at your earliest convenience.",
  "The shipment left our warehouse in {c} this morning.",
  "We still wait for approval of quote {n} from the purchasing team.",
  "Could you check whether {k} units are in stock?",
  "The customer asked for a discount of {p} percent on the remaining quantity.",
  "I attached the revised price list for your review.",
  "Our records show that invoice {n} is {k} days overdue.",
  "Thanks for the quick answer, that helps a lot.",
  "The tracking number is 1Z{n}{n} and delivery is expected by Friday.",
  "Part number {w}-{n} was replaced by a newer revision.",
  "Let me know if you need anything else from our side.",
  "The end user needs the hardware before the end of the quarter.",
  "We can hold the price until the deal expires next month.",
  "Please escalate this to the regional manager if there is no progress by tomorrow.",
  "The return was received, the credit note will follow within {k} days.",
  "All {k} licenses were activated without problems.",
  "There is a mismatch between the purchase order and the invoice.",
  "I spoke with {f} about it and we agreed on the next steps.",
  "The total comes to {n}.00 dollars before tax.",
  "Delivery to the branch in {c} was moved by {k} working days.",
];

export const CITIES: readonly string[] = split(
  "Aldport Brookhaven Cedarton Dunwick Eastmere Fernhill Glenrock Harborview",
);

export const KEYWORDS: readonly string[] = split(`
  shipment quote invoice renewal return warranty pricing escalation delivery discount contract inventory approval`);
