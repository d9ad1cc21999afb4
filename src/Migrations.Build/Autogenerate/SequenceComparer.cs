namespace Migrations.Build.Autogenerate;

/// <summary>Compares the sequences that no column owns.</summary>
internal sealed class SequenceComparer(ComparisonContext context)
{
    public IEnumerable<MigrationOperation> Compare()
    {
        foreach (var wanted in context.Model.Sequences.Values)
        {
            var found = context.Database.Sequences.GetValueOrDefault(wanted.QualifiedName);
            if (found is not null && IdentityRules.Same(found, wanted))
            {
                continue;
            }

            if (found is not null)
            {
                yield return new DropSequence(found.QualifiedName);
            }

            yield return new CreateSequence(wanted);
        }

        foreach (var found in context.Database.Sequences.Values)
        {
            if (!context.Model.Sequences.ContainsKey(found.QualifiedName) && !IsNamed(found))
            {
                yield return new DropSequence(found.QualifiedName);
            }
        }
    }

    /// <summary>Whether a default of the model draws from it, be it declared there or not, or a column that is a serial to the model.</summary>
    private bool IsNamed(Sequence sequence) =>
        context.Model.Tables.Values.Any(table => table.Columns.Any(column =>
            Draws(column.Type.IsSerial ? context.Database.Find(table.QualifiedName)?.FindColumn(column.Name) : column, sequence)));

    private static bool Draws(Column? column, Sequence sequence) => column?.Default?.Text is { } text
        && text.Contains("nextval", StringComparison.OrdinalIgnoreCase)
        && text.Contains(sequence.Name, StringComparison.OrdinalIgnoreCase);
}
