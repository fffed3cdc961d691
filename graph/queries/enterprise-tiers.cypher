// zh = "企业梯队：各级现在有谁，到哪天为止？"
// en = "The ladder of enterprises: who stands on each rung now, and until when?"
// system = "企业梯队 1 / 100 / 500 / 1000"
// [columns]
// rung = "级"
// qualification = "资质"
// firm = "企业"
// batch = "批次"
// until = "有效期至"
MATCH (q:LianTu:Qualification {qualificationKind: 'growth_ladder'})
OPTIONAL MATCH (f:LianTu:Enterprise)-[h:HOLDS_QUALIFICATION]->(q)
WHERE coalesce(h.valid_from, '') <= $as_of AND $as_of < coalesce(h.valid_to, '9999') AND coalesce(h.judgement, '') <> 'rejected'
RETURN q.tierOrder AS rung, q.label AS qualification, f.label AS firm, h.batch AS batch, h.valid_to AS until
ORDER BY rung, qualification, firm
