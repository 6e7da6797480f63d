import { ContactView } from './contact-view.tsx';
import { useContact } from './use-contact.ts';

export default function ContactPage() {
  return <ContactView page={useContact()} />;
}
