// zh = "一个来源说了什么，各有多少？"
// en = "What does a source say, and how much of each?"
// system = "来源"
// [parameters.source]
// type = "Source"
// zh = "来源"
// en = "source"
// [columns]
// what = "关系"
// facts = "事实数"
MATCH (:LianTu)-[r]->(:LianTu)
WHERE split($source, ':')[0] IN r.source_ids AND r.derived IS NULL AND coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999')
RETURN r.zh AS what, count(DISTINCT r.id) AS facts
ORDER BY what
