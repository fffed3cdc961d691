// zh = "两个主体之间隔着谁：双方都和哪些对象有关系？"
// en = "What stands between two actors: with whom or what are both tied?"
// system = "两主体路径"
// [parameters.one]
// type = "Actor"
// zh = "一方"
// en = "one actor"
// [parameters.other]
// type = "Actor"
// zh = "另一方"
// en = "the other actor"
// [columns]
// between = "中间"
// id = "中间编号"
// tie_one = "与一方的关系"
// tie_other = "与另一方的关系"
MATCH (a:LianTu:Actor {id: $one})-[r]-(m:LianTu)-[s]-(b:LianTu:Actor {id: $other})
WHERE r.zh IS NOT NULL AND s.zh IS NOT NULL AND all(one IN [r, s] WHERE coalesce(one.valid_from, '') <= $as_of AND $as_of < coalesce(one.valid_to, '9999') AND coalesce(one.judgement, '') <> 'rejected')
RETURN DISTINCT m.label AS between, m.id AS id, r.zh AS tie_one, s.zh AS tie_other
ORDER BY between, tie_one, tie_other
