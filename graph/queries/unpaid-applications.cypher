// zh = "哪些办件还没有兑现？"
// en = "Which applications have not been paid?"
// system = "政策"
// [columns]
// application = "办件"
// firm = "申报单位"
// clause = "条款"
// status = "状态"
// applied = "申报日"
// decided = "决定日"
// amount = "申报金额"
// [words]
// status = "ApplicationStatus"
MATCH (case:LianTu:PolicyApplication)
WHERE case.appliedOn <= $as_of AND NOT coalesce(case.applicationStatus, '') IN ['refused', 'withdrawn']
  AND $as_of < coalesce(case.paidOn, '9999')
OPTIONAL MATCH (case)-[b:APPLIED_BY]->(firm:LianTu) WHERE coalesce(b.valid_from, '') <= $as_of AND $as_of < coalesce(b.valid_to, '9999')
OPTIONAL MATCH (case)-[u:APPLIED_UNDER]->(clause:LianTu) WHERE coalesce(u.valid_from, '') <= $as_of AND $as_of < coalesce(u.valid_to, '9999')
RETURN case.label AS application, firm.label AS firm, clause.label AS clause, case.applicationStatus AS status,
       case.appliedOn AS applied, case.decidedOn AS decided, case.amountApplied AS amount
ORDER BY applied, application
