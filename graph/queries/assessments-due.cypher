// zh = "哪些政策到期该评估？"
// en = "Which policies are due for assessment?"
// system = "第三方评估"
// [columns]
// policy = "政策"
// assessment = "评估"
// due_from = "应评起"
// due_to = "应评止"
// overdue = "已逾期"
MATCH (a:LianTu:Assessment {assessmentKind: 'third_party'})-[r:ASSESSES]->(policy:LianTu:Policy)
WHERE a.dueFrom <= $as_of AND $as_of < coalesce(a.assessedOn, '9999')
  AND coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999')
RETURN policy.label AS policy, a.label AS assessment, a.dueFrom AS due_from, a.dueTo AS due_to,
       a.dueTo + CASE size(a.dueTo) WHEN 4 THEN '-12-31' WHEN 7 THEN '-31' ELSE '' END < $as_of AS overdue
ORDER BY due_to, policy
