-- 审计表只增不改：改、删、覆盖都被拒绝；每一条另由哈希连着前一条，绕过触发器改了也看得出。
CREATE TRIGGER IF NOT EXISTS deed_is_not_changed BEFORE UPDATE ON deed
BEGIN SELECT RAISE(ABORT, 'deed is append-only'); END;
--
CREATE TRIGGER IF NOT EXISTS deed_is_not_deleted BEFORE DELETE ON deed
BEGIN SELECT RAISE(ABORT, 'deed is append-only'); END;
--
CREATE TRIGGER IF NOT EXISTS deed_is_not_replaced BEFORE INSERT ON deed
WHEN EXISTS (SELECT 1 FROM deed WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'deed is append-only'); END;
