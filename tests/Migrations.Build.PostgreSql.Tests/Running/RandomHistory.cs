using System.Globalization;
using Migrations.Build.Operations;
using Migrations.Build.PostgreSql.Tests.Operations;
using Migrations.Build.Tests.PostgreSql;
using Migrations.Build.Tests.Running;

namespace Migrations.Build.PostgreSql.Tests.Running;

/// <summary>A chain of revisions that a list of numbers chooses: tables, then rows, then alterations, some of them outside a transaction.</summary>
internal sealed class RandomHistory
{
    private readonly List<(IReadOnlyList<MigrationOperation> Up, IReadOnlyList<MigrationOperation>? Down)> _steps = [];

    public RandomHistory(int[] choices)
    {
        var source = new RandomOperations(choices);
        Add(DatabaseSchema.Empty, [.. source.Start()]);
        var schema = Schema(_steps[0].Up, DatabaseSchema.Empty);
        Add(schema, [new ExecuteSql("INSERT INTO a (id) SELECT g FROM generate_series(1, 3) g ON CONFLICT DO NOTHING")], undo: [new ExecuteSql("DELETE FROM a")]);
        for (var number = 0; number < 3; number++)
        {
            var operations = TestSession.Resolve(source.Sequence(schema)).Select((one, at) => Alone(one, choices[(number + at) % choices.Length])).ToList();
            Add(schema, operations);
            schema = Schema(operations, schema);
        }
    }

    public int Count => _steps.Count;

    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"r{number:00}");

    /// <summary>The first revisions of the chain.</summary>
    public RecordedRevisions Revisions(int count)
    {
        var revisions = RecordedRevisions.None;
        for (var number = 1; number <= count; number++)
        {
            var (up, down) = _steps[number - 1];
            revisions.Then(
                Id(number),
                number == 1 ? null : Id(number - 1),
                op => Invoke(op, up),
                down is null ? null : op => Invoke(op, down));
        }

        return revisions;
    }

    public bool CanGoDown(int count) => _steps.Take(count).All(step => step.Down is not null);

    public override string ToString() => string.Join("\n", _steps.Select((step, at) => $"{Id(at + 1)}:\n  {string.Join("\n  ", step.Up)}"));

    private static void Invoke(MigrationOperations op, IReadOnlyList<MigrationOperation> operations)
    {
        foreach (var operation in operations)
        {
            op.Invoke(operation);
        }
    }

    private static MigrationOperation Alone(MigrationOperation operation, int choice) => (operation, choice % 4) switch
    {
        (CreateIndex create, 0 or 1) => create with { Concurrently = true },
        (DropIndex drop, 0 or 1) => drop with { Concurrently = true },
        (CreateTable or AddColumn or AlterColumn, 0) => new AutocommitBlock([operation]),
        _ => operation,
    };

    private static DatabaseSchema Schema(IEnumerable<MigrationOperation> operations, DatabaseSchema before) => OperationSequence.Apply(operations, before);

    private void Add(DatabaseSchema before, IReadOnlyList<MigrationOperation> up, IReadOnlyList<MigrationOperation>? undo = null)
    {
        var resolved = TestSession.Resolve(up);
        _steps.Add((resolved, undo ?? OperationSequence.Reverse(resolved, before)));
    }
}
