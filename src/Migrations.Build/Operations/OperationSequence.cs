namespace Migrations.Build.Operations;

/// <summary>Operations one behind the other.</summary>
internal static class OperationSequence
{
    /// <summary>The schema after all of them.</summary>
    public static DatabaseSchema Apply(IEnumerable<MigrationOperation> operations, DatabaseSchema schema) =>
        operations.Aggregate(schema, (before, operation) => operation.ApplyTo(before));

    /// <summary>What undoes all of them, last first; null: one of them cannot be undone.</summary>
    public static ValueList<MigrationOperation>? Reverse(IEnumerable<MigrationOperation> operations, DatabaseSchema schema)
    {
        var reversed = new List<ValueList<MigrationOperation>>();
        foreach (var operation in operations)
        {
            if (operation.Reverse(schema) is not { } undo)
            {
                return null;
            }

            reversed.Add(undo);
            schema = operation.ApplyTo(schema);
        }

        reversed.Reverse();
        return [.. reversed.SelectMany(undo => undo)];
    }
}
