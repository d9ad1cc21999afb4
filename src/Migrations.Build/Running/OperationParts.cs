using Migrations.Build.Sql;

namespace Migrations.Build.Running;

/// <summary>Cuts operations where raw SQL may change what a later one must know of a table.</summary>
internal static class OperationParts
{
    /// <summary>The parts: each but the last ends with raw SQL, behind which tables must be looked at again.</summary>
    public static IEnumerable<IReadOnlyList<MigrationOperation>> Of(IReadOnlyList<MigrationOperation> operations, Dialect dialect)
    {
        var part = new List<MigrationOperation>();
        for (var index = 0; index < operations.Count; index++)
        {
            part.Add(operations[index]);
            if (MayAlter(operations[index]) && dialect.TablesNeeded([.. operations.Skip(index + 1)]).Count > 0)
            {
                yield return part;
                part = [];
            }
        }

        yield return part;
    }

    /// <summary>Whether an operation may change tables behind the vocabulary's back.</summary>
    public static bool MayAlter(MigrationOperation operation) =>
        operation is ExecuteSql or BatchAlterTable or AutocommitBlock && operation.ApplyTo(DatabaseSchema.Empty).UnknownSince is not null;
}
