namespace Migrations.Build.Tests.Conformance;

/// <summary>Plays a plan's row changes on a set, as a database would, and finds the first that does not fit.</summary>
internal static class RowReplay
{
    public static string? Check(RevisionPlan plan)
    {
        var rows = new HashSet<string>(plan.RowsBefore, StringComparer.Ordinal);
        foreach (RevisionStep step in plan.Steps)
        {
            foreach (RowChange change in step.RowChanges)
            {
                bool fits = change switch
                {
                    RowInsert insert => rows.Add(insert.Revision),
                    RowDelete delete => rows.Remove(delete.Revision),
                    RowUpdate update => rows.Remove(update.From) && rows.Add(update.To),
                    _ => false,
                };
                if (!fits)
                {
                    return $"step '{step}': {change} does not fit the rows {string.Join(' ', rows)}";
                }
            }

            if (!step.RowsAfter.SetEquals(rows))
            {
                return $"step '{step}': says {string.Join(' ', step.RowsAfter)}, and its changes make {string.Join(' ', rows)}";
            }
        }

        return null;
    }
}
