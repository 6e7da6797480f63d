import { type Redemption, SerialNumber } from '@luhuan/shared/redemption/redemption';
import { ReturnReason, wholeReturn } from '@luhuan/shared/redemption/return';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { Chips } from '../../../ui/chips.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { FieldFrame } from '../../../ui/field-frame.tsx';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { ReturnsBlock } from '../../../ui/returns-block.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { Refused, Shown, Standing, Unknown } from '../../../ui/standing.tsx';
import { useRetailerText } from '../../text/use-retailer-text.ts';
import { NotStaff } from '../../ui/not-staff.tsx';
import { ImeiField } from '../../ui/imei-field.tsx';
import { ReadBack } from '../../ui/read-back.tsx';
import { ImeiLines, NumberLine, ReadLine } from '../../ui/receipt.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import type { ReturnPage } from './use-return.ts';
import './return.scss';

const REDEMPTIONS = '/retailer/pages/redemptions/index';
const KINDS = ['whole', 'part', 'exchange'] as const;

type Props = { page: ReturnPage };

/** What is being returned: enough to be sure that it is this one. */
const Goods = ({ redemption }: { redemption: Redemption }) => {
  const text = useRetailerText();
  const category = CATEGORY_NAME[useLanguage()];
  const { quote, serialNumber, invoiceNumber } = redemption;
  return (
    <View className="block">
      <Text className="block-title">{category[redemption.category]}</Text>
      <ReadLine name={text.till.pay} value={yuan(quote.payFen)} />
      <ReadLine name={text.till.subsidy} value={yuan(quote.subsidyFen)} />
      <NumberLine name={text.receipt.serialNumber} value={serialNumber} />
      <ImeiLines imeis={redemption.imeis} />
      <NumberLine name={text.receipt.invoiceNumber} value={invoiceNumber} />
      <ReturnsBlock redemption={redemption} />
    </View>
  );
};

const Amount = ({ page: { entries, change, asked } }: Props) => {
  const text = useRetailerText().return;
  return (
    <Field
      name="amount"
      label={text.amount}
      type="digit"
      value={entries.amount}
      hint={text.amountHint}
      error={entries.amount === '' || asked !== undefined || entries.reason === null ? undefined : text.amountWrong}
      maxLength={14}
      onChange={(amount) => change({ amount })}
    />
  );
};

const NewUnit = ({ page: { entries, change }, has }: Props & { has: number }) => {
  const text = useRetailerText();
  const { serialNumber } = entries;
  const read = SerialNumber.safeParse(serialNumber).data;
  return (
    <View>
      <Field
        name="serialNumber"
        label={text.return.serialNumber}
        value={serialNumber}
        hint={text.enter.serialHint}
        error={serialNumber.length < 6 || read !== undefined ? undefined : text.enter.serialWrong}
        maxLength={64}
        onChange={(typed) => change({ serialNumber: typed })}
      />
      <ReadBack typed={serialNumber} />
      {Array.from({ length: has }, (_, at) => (
        <ImeiField
          key={at}
          name={`imei${at + 1}`}
          label={text.imei.after(at + 1, has)}
          typed={entries.imeis[at] ?? ''}
          onChange={(typed) =>
            change({
              imeis: Array.from({ length: has }, (__, other) => (other === at ? typed : (entries.imeis[other] ?? ''))),
            })
          }
        />
      ))}
    </View>
  );
};

/** Before anything is done: who gets what back, and what the shopper should know. */
const Terms = ({ page: { quote, entries } }: Props) => {
  const text = useRetailerText();
  const { returns } = useText();
  if (entries.kind === 'exchange') return <Text className="quiet">{text.return.exchangeText}</Text>;
  if (quote.state === 'unreachable') return <Trouble words={text.return.quoteUnreachable} retry={quote.retry} />;
  if (quote.state === 'refused') {
    const { title, remedy } = quote.problem;
    return <Text className="trouble" ariaLive="polite">{`${title}。${remedy.cashier?.text ?? ''}`}</Text>;
  }
  if (quote.state !== 'shown' || quote.value === null) return <Text className="quiet">{text.return.quoteNone}</Text>;
  const { shopperFen, subsidyFen, points, phase, onReturn } = quote.value;
  return (
    <View className="return-terms" ariaLive="polite">
      <View className="row">
        <Text>{text.return.shopper}</Text>
        <Text className="money return-amount">{yuan(shopperFen)}</Text>
      </View>
      <ReadLine name={text.return.subsidy} value={yuan(subsidyFen)} />
      <ReadLine name={text.return.points} value={text.return.pointsBack(points)} />
      <Text className="quiet">{text.return.phase[phase]}</Text>
      {entries.kind === 'whole' ? (
        <Text className="quiet">
          {onReturn.kind === 'restore-with-grace' ? returns.grace(onReturn.graceDays) : returns.right[onReturn.kind]}
        </Text>
      ) : null}
    </View>
  );
};

const ready = ({ asked, quote }: ReturnPage): boolean =>
  asked !== undefined && (asked.want.kind === 'exchange' || (quote.state === 'shown' && quote.value !== null));

/** What the button will do, with the amount: said before it is done. */
const useDeed = ({ entries, quote }: ReturnPage): string => {
  const text = useRetailerText().return;
  const { kind: names } = useText().returns;
  if (entries.kind === 'exchange') return text.sureExchange;
  if (quote.state !== 'shown' || quote.value === null) return names[entries.kind];
  return text.sure[entries.kind](yuan(quote.value.shopperFen));
};

const Form = ({ page, has }: Props & { has: number }) => {
  const text = useRetailerText().return;
  const { kind: names } = useText().returns;
  const { entries, change, sent, asking } = page;
  const deed = useDeed(page);
  const sending = sent.state === 'sending';
  return (
    <View className="block">
      <FieldFrame label={text.kind}>
        <Chips
          label={text.kind}
          options={KINDS.map((value) => ({ value, name: names[value] }))}
          chosen={entries.kind}
          choose={(kind) => change({ kind })}
        />
      </FieldFrame>
      {entries.kind === 'part' ? <Amount page={page} /> : null}
      {entries.kind === 'exchange' ? <NewUnit page={page} has={has} /> : null}
      <FieldFrame label={text.reason} hint={entries.reason === null ? text.reasonHint : undefined}>
        <Chips
          label={text.reason}
          options={ReturnReason.options.map((value) => ({ value, name: text.reasons[value] }))}
          chosen={entries.reason}
          choose={(reason) => change({ reason })}
        />
      </FieldFrame>
      <Terms page={page} />
      <View className="return-buttons">
        <PushButton disabled={sending || !ready(page)} onPush={page.ask}>
          {sending ? text.sending : deed}
        </PushButton>
      </View>
      <Confirm
        visible={asking}
        title={deed}
        text={entries.kind === 'exchange' ? text.exchangeText : text.askText}
        yes={text.yes}
        onYes={page.sure}
        onNo={page.leave}
      />
    </View>
  );
};

/** The server's word: done, and what the clerk does next. */
const Done = ({ page, redemption }: Props & { redemption: Redemption }) => {
  const text = useRetailerText().return;
  const one = redemption.returns.at(-1);
  if (one === undefined) throw new Error('a return without a return');
  const next = one.kind === 'exchange' ? text.doneExchange : text.doneMoney(one.shopperFen);
  return (
    <View>
      <View ariaLive="polite">
        <Standing
          sheet="done"
          title={text.done[one.kind]}
          text={next}
          button={{ text: text.backToIt, onPush: page.again }}
        />
      </View>
      <View className="block">
        <ReturnsBlock redemption={redemption} />
      </View>
    </View>
  );
};

const Content = ({ page, redemption }: Props & { redemption: Redemption }) => {
  const { sent } = page;
  const text = useRetailerText().return;
  if (sent.state === 'done') return <Done page={page} redemption={sent.value} />;
  if (sent.state === 'unknown') return <Unknown askAgain={page.sure} />;
  if (sent.state === 'refused') {
    const stays = sent.problem.remedy.cashier?.action === 'edit-entry';
    return <Refused problem={sent.problem} reader="cashier" onEdit={stays ? page.edit : page.again} />;
  }
  return (
    <View>
      <Goods redemption={redemption} />
      {wholeReturn(redemption.returns) === undefined ? (
        <Form page={page} has={redemption.imeis.length} />
      ) : (
        <Text className="quiet">{text.nothingLeft}</Text>
      )}
    </View>
  );
};

export const ReturnView = ({ page }: Props) => {
  const text = useRetailerText();
  return (
    <Screen title={text.return.title} parent={REDEMPTIONS}>
      {page.staff.state === 'clerk' ? (
        <Shown screen={page.found} reader="cashier">
          {(redemption) =>
            redemption === null ? (
              <Standing sheet="empty" title={text.return.missingTitle} text={text.return.missingText} />
            ) : (
              <Content page={page} redemption={redemption} />
            )
          }
        </Shown>
      ) : (
        <NotStaff signedOut={page.staff.state === 'signed-out'} />
      )}
    </Screen>
  );
};
