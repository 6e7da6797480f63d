import { HEADINGS, ImportColumn, NEEDED } from '@luhuan/shared/catalogue-import/column';
import type { CatalogueImport } from '@luhuan/shared/catalogue-import/import';
import { dateTime } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { CopyLine } from '../../../ui/copy-line.tsx';
import { GrownList } from '../../../ui/grown-list.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Refused, Standing, Unknown } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { useCatalogueText } from '../../text/use-catalogue-text.ts';
import { Desk } from '../../ui/desk.tsx';
import { DeskShown } from '../../ui/desk-shown.tsx';
import { type CataloguePage, useSteps } from './use-catalogue.ts';
import './catalogue.scss';

const Bring = ({ page }: { page: CataloguePage }) => {
  const text = useCatalogueText();
  const { common } = useText();
  const { bringing, bring, clear } = page;
  const busy = bringing.state === 'sending' || bringing.state === 'checking';
  return (
    <View className="block catalogue-actions">
      <Text className="quiet">{text.note}</Text>
      <CopyLine name={text.headings} value={ImportColumn.options.map((column) => HEADINGS[column][0]).join(',')} />
      <Text className="quiet">{text.needed(common.list(NEEDED.map((column) => HEADINGS[column][0])))}</Text>
      <View ariaLive="polite">
        {bringing.state === 'sending' ? <Text>{text.sending(bringing.percent)}</Text> : null}
        {bringing.state === 'checking' ? <Text>{text.checking}</Text> : null}
        {bringing.state === 'wrong-type' ? <Text className="catalogue-wrong">{text.wrongType}</Text> : null}
        {bringing.state === 'unreachable' ? <Text className="catalogue-wrong">{text.unreachable}</Text> : null}
      </View>
      {bringing.state === 'refused' ? <Refused problem={bringing.problem} reader="officer" onEdit={clear} /> : null}
      <PushButton disabled={busy} onPush={bring}>
        {text.choose}
      </PushButton>
    </View>
  );
};

const Faults = ({ row: { faults, faulty } }: { row: CatalogueImport }) => {
  const text = useCatalogueText();
  return faulty === 0 ? null : (
    <View ariaRole="list" className="catalogue-faults">
      {faults.map(({ row, faults: wrong }) => (
        <View key={row} ariaRole="listitem" className="catalogue-fault">
          <Text className="figure">{text.row(row)}</Text>
          {wrong.map(({ column, why }) => (
            <Text key={`${column} ${why}`} className="quiet">
              {text.fault(HEADINGS[column][0], text.why[why])}
            </Text>
          ))}
        </View>
      ))}
      {faulty > faults.length ? <Text className="quiet">{text.moreFaults(faulty - faults.length)}</Text> : null}
    </View>
  );
};

const Steps = ({ given }: { given: CatalogueImport }) => {
  const text = useCatalogueText();
  const language = useLanguage();
  const { row, running, trouble, run, stop, clear } = useSteps(given);
  const { done, steps, written, endedAt } = row;
  if (endedAt !== null)
    return <Text className="figure">{`✓ ${text.ended(dateTime(endedAt, language), written)}`}</Text>;
  const share = `${(done / steps) * 100}%`;
  return (
    <View className="catalogue-actions">
      {running || done > 0 ? (
        <View>
          <View className="catalogue-track" ariaRole="progressbar" ariaLabel={text.progress(done, steps, written)}>
            <View className="catalogue-done" style={{ width: share }} />
          </View>
          <Text className="figure">{running ? text.progress(done, steps, written) : text.paused(done, steps)}</Text>
          {running ? <Text className="quiet">{text.running}</Text> : null}
        </View>
      ) : null}
      {trouble === undefined ? null : trouble.problem === null ? (
        <Unknown askAgain={run} />
      ) : (
        <Refused problem={trouble.problem} reader="officer" onEdit={clear} />
      )}
      {running ? (
        <PushButton kind="secondary" onPush={stop}>
          {text.stop}
        </PushButton>
      ) : row.fresh + row.known === 0 ? null : (
        <PushButton onPush={run}>{done > 0 ? text.goOn : text.start(row.fresh + row.known)}</PushButton>
      )}
    </View>
  );
};

const ImportBlock = ({ row }: { row: CatalogueImport }) => {
  const text = useCatalogueText();
  const language = useLanguage();
  return (
    <View className="block" ariaRole="listitem">
      <View className="row">
        <Text className="block-title figure">{text.rows(row.rows)}</Text>
        <StatusTag tone={row.faulty === 0 ? 'good' : 'wait'}>{text.faulty(row.faulty)}</StatusTag>
      </View>
      <Text className="quiet figure">{text.checked(dateTime(row.checkedAt, language))}</Text>
      <Text className="figure">{`${text.fresh(row.fresh)} · ${text.known(row.known)}`}</Text>
      <Faults row={row} />
      <Steps given={row} />
    </View>
  );
};

/** Files of models: brought, looked at, written. */
export const CatalogueView = ({ page }: { page: CataloguePage }) => {
  const text = useCatalogueText();
  return (
    <Desk title={text.title} here="catalogue">
      {page.mayImport ? <Bring page={page} /> : <Text className="quiet">{text.mayNot}</Text>}
      <DeskShown screen={page.screen}>
        {(found) =>
          found.items.length === 0 ? (
            <Standing sheet="empty" title={text.none} text={text.noneText} />
          ) : (
            <GrownList found={found} page={page} keyOf={({ importId }) => importId}>
              {(row) => <ImportBlock row={row} />}
            </GrownList>
          )
        }
      </DeskShown>
    </Desk>
  );
};
