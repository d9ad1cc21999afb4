namespace Migrations.Build.Operations;

/// <summary>The order of columns that a batch asks for, found as the reference system finds it.</summary>
/// <remarks>
/// Wishes become pairs (this one before that one). First stand all columns that need none before them, then those that
/// need only these, and so on; columns that the wishes leave free stand in the order in which they were or came.
/// </remarks>
internal static class BatchColumnOrder
{
    /// <summary>Whether a batch wishes anything.</summary>
    public static bool IsAsked(BatchAlterTable batch) => batch.ColumnOrder.Count > 0
        || batch.Operations.Any(operation => operation is AddColumn { InsertBefore: not null } or AddColumn { InsertAfter: not null });

    /// <summary>The table after a batch with its columns in order; as it is where the wishes contradict each other.</summary>
    public static Table Of(Table before, Table after, BatchAlterTable batch)
    {
        var (existing, added, wishes) = Walk(before, batch);
        var chain = batch.ColumnOrder.Count > 0 ? batch.ColumnOrder.SelectMany(Neighbours) : Neighbours(existing);
        var pairs = chain.Concat(wishes).Where(pair => pair.First != pair.Second).ToLookup(pair => pair.Second, pair => pair.First, StringComparer.Ordinal);
        var open = existing.Concat(added).Select(after.FindColumn).OfType<Column>().Concat(after.Columns).Distinct().ToList();
        var ordered = new List<Column>(open.Count);
        while (open.Count > 0)
        {
            var next = open.FindAll(column => !pairs[column.Name].Any(first => open.Exists(other => other.Name == first)));
            if (next.Count == 0)
            {
                return after;
            }

            ordered.AddRange(next);
            open.RemoveAll(next.Contains);
        }

        return after with { Elements = [.. ordered, .. after.Constraints, .. after.Indexes] };
    }

    private static (List<string> Existing, List<string> Added, List<(string First, string Second)> Wishes) Walk(Table before, BatchAlterTable batch)
    {
        var existing = before.Columns.Select(column => column.Name).ToList();
        var added = new List<string>();
        var wishes = new List<(string First, string Second)>();
        foreach (var operation in batch.Operations)
        {
            switch (operation)
            {
                case AddColumn add when !existing.Contains(add.Column.Name):
                    wishes.AddRange(Wishes(add, existing, wishes, batch.ColumnOrder.Count > 0));
                    added.Add(add.Column.Name);
                    break;
                case DropColumn drop:
                    existing.Remove(drop.Column);
                    added.Remove(drop.Column);
                    break;
                case AlterColumn { NewName.IsGiven: true } alter:
                    existing = [.. existing.Select(Renamed)];
                    added = [.. added.Select(Renamed)];
                    wishes = [.. wishes.Select(pair => (Renamed(pair.First), Renamed(pair.Second)))];
                    string Renamed(string name) => name == alter.Column ? alter.NewName.Value : name;
                    break;
            }
        }

        return (existing, added, wishes);
    }

    private static IEnumerable<(string First, string Second)> Wishes(
        AddColumn add, List<string> existing, List<(string First, string Second)> wishes, bool reordered)
    {
        var (before, after) = (add.InsertBefore, add.InsertAfter);
        if (before is not null && after is null)
        {
            var at = existing.IndexOf(before);
            after = at > 0 ? existing[at - 1] : at < 0 ? wishes.FindLast(pair => pair.Second == before).First : null;
        }
        else if (after is not null && before is null)
        {
            var at = existing.IndexOf(after);
            before = at >= 0 && at + 1 < existing.Count ? existing[at + 1] : at < 0 ? wishes.FindLast(pair => pair.First == after).Second : null;
        }
        else if (before is null && !reordered && existing.Count > 0)
        {
            after = existing[^1];
        }

        if (before is not null)
        {
            yield return (add.Column.Name, before);
        }

        if (after is not null)
        {
            yield return (after, add.Column.Name);
        }
    }

    private static IEnumerable<(string First, string Second)> Neighbours(IReadOnlyList<string> names) => names.Zip(names.Skip(1));
}
