// zh = "企业梯队：谁下一步能升到哪一级？"
// en = "The ladder of enterprises: who can climb to which rung next?"
// system = "企业梯队 1 / 100 / 500 / 1000"
// [columns]
// firm = "企业"
// held = "已有资质"
// next = "下一步"
// criteria = "条件"
// until = "已有资质有效期至"
MATCH (f:LianTu:Enterprise)-[h:HOLDS_QUALIFICATION]->(q:LianTu:Qualification)-[n:NEXT_TIER]->(up:LianTu:Qualification)
WHERE all(one IN [h, n] WHERE coalesce(one.valid_from, '') <= $as_of AND $as_of < coalesce(one.valid_to, '9999') AND coalesce(one.judgement, '') <> 'rejected')
  AND NOT EXISTS {
    MATCH (f)-[has:HOLDS_QUALIFICATION]->(up)
    WHERE coalesce(has.valid_from, '') <= $as_of AND $as_of < coalesce(has.valid_to, '9999') AND coalesce(has.judgement, '') <> 'rejected'
  }
RETURN DISTINCT f.label AS firm, q.label AS held, up.label AS next, up.criteria AS criteria, h.valid_to AS until
ORDER BY next, firm
