export { aggregateColumns, hasColumnCells } from "./aggregate/aggregate-columns.ts"
export { type AggregateGroup, Aggregator } from "./aggregate/aggregator.ts"
export { cellOf } from "./aggregate/cell.ts"
export type { Block } from "./blocks/block.ts"
export { blockKinds, kindOf } from "./blocks/block-kinds.ts"
export type { BlockKind, ChildRule, Payload } from "./blocks/kinds/block-kind.ts"
export { syncSource } from "./blocks/kinds/references.ts"
export { allowsChild, childRuleOf } from "./blocks/nesting.ts"
export {
  type AppendParent,
  type AppendRequest,
  type AppendSource,
  maxBlocksPerRequest,
  planAppend,
} from "./blocks/plan-append.ts"
export { type BlockPatch, planUpdate, type UpdateSurroundings } from "./blocks/plan-update.ts"
export { type ColumnRow, emptyColumnRow } from "./columns/column-row.ts"
export { ColumnTable } from "./columns/column-table.ts"
export { columnsOf } from "./columns/columns-of.ts"
export type { ColumnContext } from "./columns/compile-filter.ts"
export { type DerivedQuery, deriveQuery } from "./columns/derive-query.ts"
export { DerivedColumn } from "./columns/derived-column.ts"
export { type DerivedKind, derivedProperty } from "./columns/derived-property.ts"
export type { DerivedValue } from "./columns/derived-value.ts"
export { type ColumnQuery, type FoundRow, type FoundRows, queryColumns } from "./columns/query-columns.ts"
export type { TargetState } from "./columns/relation-column.ts"
export type { RowFlags } from "./columns/row-base.ts"
export { textSorts } from "./columns/sort-level.ts"
export {
  Budget,
  type BudgetLimits,
  defaultLimits,
  FormulaLimitError,
  maxLayers,
} from "./formula/evaluate/budget.ts"
export { type CompiledFormula, compileFormula } from "./formula/evaluate/compile-formula.ts"
export type { FormulaContext, FormulaPage } from "./formula/evaluate/formula-context.ts"
export { formulaKind } from "./formula/formula-kind.ts"
export { type Formula, type ParseOptions, parseFormula } from "./formula/parse-formula.ts"
export { namedFormula, storedFormula } from "./formula/stored-formula.ts"
export { FormulaError, type FormulaErrorKind } from "./formula/syntax/formula-error.ts"
export { toComputedValue } from "./formula/to-computed-value.ts"
export {
  brokenResult,
  type FormulaResult,
  toFormulaResult,
  unsupportedResult,
} from "./formula/to-formula-result.ts"
export type { FormulaProperty, FormulaSchema } from "./formula/types/formula-schema.ts"
export type { FormulaType } from "./formula/types/formula-type.ts"
export { schemaOf } from "./formula/types/schema-of.ts"
export {
  formulaDate,
  formulaMoment,
  type PropertyLookup,
  readPropertyValue,
} from "./formula/values/read-property-value.ts"
export type { FormulaDate, FormulaValue, PageRef, Person, StyledText } from "./formula/values/value.ts"
export type { Clock, IdKind, Ids } from "./ids/ids.ts"
export { seededIds, systemIds } from "./ids/new-ids.ts"
export { keyBetween, keysBetween, needsRebalance } from "./ids/order-key.ts"
export { parseUuid } from "./ids/parse-uuid.ts"
export { decodePropertyId, encodePropertyId } from "./ids/property-id.ts"
export { type Random, seededRandom, systemRandom } from "./ids/random.ts"
export { requestId } from "./ids/request-id.ts"
export { applyContentUpdates, type ContentUpdate } from "./markdown/edit/apply-content-updates.ts"
export { BlockKeys } from "./markdown/edit/block-key.ts"
export { afterAndPosition } from "./markdown/edit/edit-errors.ts"
export { type InsertionPlace, planInsertion } from "./markdown/edit/plan-insertion.ts"
export { namedIds, planRewrite, type RewritePlan, type Rewritten } from "./markdown/edit/plan-rewrite.ts"
export { selectText, type TextRange } from "./markdown/edit/select-text.ts"
export { parseInline, type RichTextRequest } from "./markdown/inline/parse-inline.ts"
export type { MarkdownNode, ParsedBlock } from "./markdown/markdown-node.ts"
export type { MarkdownVersion } from "./markdown/markdown-version.ts"
export type { ParseContext } from "./markdown/parse/parse-context.ts"
export { parseMarkdown } from "./markdown/parse/parse-markdown.ts"
export { printMarkdown } from "./markdown/print/print-markdown.ts"
export type { Emojis, PrintContext } from "./markdown/print-context.ts"
export { checkSchemaLimits, maxProperties, maxSchemaBytes } from "./properties/check-schema-limits.ts"
export { comparePropertyIds } from "./properties/compare-property-ids.ts"
export { type AddOption, convertValue } from "./properties/convert-value.ts"
export { editOptions, type OptionEdit } from "./properties/edit-options.ts"
export { formulaReferences, printFormula, unprintFormula } from "./properties/formula-text.ts"
export { numberFormats } from "./properties/number-format.ts"
export { OptionBook } from "./properties/option-book.ts"
export { defaultValues, type ParsedValues, parseValues } from "./properties/parse-values.ts"
export { planNewSchema, planSchemaUpdate } from "./properties/plan-schema.ts"
export type * from "./properties/property.ts"
export { isPropertyType, isWritableType } from "./properties/property-types.ts"
export { type RollupFunction, rollupFunctions, rollupResultType } from "./properties/rollup-function.ts"
export {
  type Conversion,
  isEmptyChange,
  type SchemaContext,
  type SchemaPlan,
  type SourceChange,
} from "./properties/schema-plan.ts"
export type * from "./properties/schema-request.ts"
export { uniqueName } from "./properties/unique-name.ts"
export type * from "./properties/value.ts"
export type { ValueContext } from "./properties/value-context.ts"
export { compareRows } from "./query/compare-rows.ts"
export { type Cursor, decodeCursor, encodeCursor, hmacSigner, queryHash, type Sign } from "./query/cursor.ts"
export { matches } from "./query/evaluate-filter.ts"
export type { Field } from "./query/field.ts"
export type { Filter } from "./query/filter.ts"
export type { ComputedKind, FilterContext } from "./query/filter-context.ts"
export { findProperty } from "./query/find-property.ts"
export { parseFilter } from "./query/parse-filter.ts"
export { parseSorts, type SortInput } from "./query/parse-sorts.ts"
export { queryRows, type RowPage, type RowQuery } from "./query/query-rows.ts"
export { compareRanks, type Rank, rankOf } from "./query/rank.ts"
export { readFact } from "./query/read-fact.ts"
export type * from "./query/row.ts"
export type { Sort } from "./query/sort.ts"
export { shownVerification, verificationEnd } from "./query/verification-state.ts"
export { collectEmojiIds } from "./rich-text/collect-emoji-ids.ts"
export { collectUploadIds } from "./rich-text/collect-upload-ids.ts"
export {
  type ContentContext,
  type HostedFile,
  newContentContext,
  type References,
  throwProblems,
} from "./rich-text/content-context.ts"
export type * from "./rich-text/file-ref.ts"
export { isEmoji } from "./rich-text/is-emoji.ts"
export { isWebUrl } from "./rich-text/is-web-url.ts"
export { isMediaUpload, isMediaUrl, type MediaKind, urlFileName } from "./rich-text/media-url.ts"
export { mergeRichText } from "./rich-text/merge-rich-text.ts"
export { normalizeLink } from "./rich-text/normalize-link.ts"
export { parseCover } from "./rich-text/parse-cover.ts"
export type { CustomEmoji } from "./rich-text/parse-custom-emoji.ts"
export { type FileRequest, parseFileRef } from "./rich-text/parse-file-ref.ts"
export { type IconRequest, parseIcon } from "./rich-text/parse-icon.ts"
export { parseRichText } from "./rich-text/parse-rich-text.ts"
export { type Names, plainText, plainTextOf } from "./rich-text/plain-text.ts"
export { resolveTemplateMentions, type TemplateMoment } from "./rich-text/resolve-template-mentions.ts"
export type * from "./rich-text/rich-text.ts"
export { storableText } from "./rich-text/storable-text.ts"
export { readComputedValue, readRollupValue } from "./rollup/read-rollup-value.ts"
export { rollUp } from "./rollup/roll-up.ts"
export { computedRollup, type RollupValue } from "./rollup/rollup-value.ts"
export { type FindTitles, findTitles, type TitlePlace } from "./search/find-titles.ts"
export { TitleIndex, type TitleSource } from "./search/title-index.ts"
export { type TitleScore, titleScore } from "./search/title-score.ts"
export { type DateInstants, dateInstants, instantOf } from "./time/date-instants.ts"
export { floorMinute } from "./time/floor-minute.ts"
export { type DateText, parseDateText } from "./time/parse-date-text.ts"
export { type DateInput, parseDateValue } from "./time/parse-date-value.ts"
export { isTimeZone } from "./time/time-zone.ts"
export { toDatabaseTime, toWireTime } from "./time/wire-time.ts"
export { checkCondition } from "./views/check-condition.ts"
export {
  addWidget,
  type DashboardRow,
  type DashboardWidget,
  type Placement,
  removeWidget,
} from "./views/dashboard-layout.ts"
export { type FilterInput, mapConditions } from "./views/map-conditions.ts"
export { namedConfiguration } from "./views/named-configuration.ts"
export { type Configuration, planConfiguration, requireConfiguration } from "./views/plan-configuration.ts"
export {
  namedQuickFilters,
  planQuickFilters,
  type QuickFilters,
  quickConditions,
} from "./views/quick-filters.ts"
export { namedFilter, namedSorts, storedFilter, storedSorts } from "./views/view-filter.ts"
export type { ViewType } from "./views/view-type.ts"
