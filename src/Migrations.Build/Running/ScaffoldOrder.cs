using Migrations.Build.Introspection;

namespace Migrations.Build.Running;

/// <summary>Puts the operations of the vocabulary and verbatim SQL in one order in which each finds what it needs.</summary>
internal sealed class ScaffoldOrder
{
    private readonly List<Step> _steps = [];
    private readonly Dictionary<string, Step> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kind, TableName Name), string> _keys = [];

    private ScaffoldOrder()
    {
    }

    /// <summary>The operations in order; where needs go round in a circle, the order that was given decides.</summary>
    public static IReadOnlyList<MigrationOperation> Of(WholeDatabase database, IEnumerable<MigrationOperation> operations)
    {
        var order = new ScaffoldOrder();
        foreach (var one in database.Objects)
        {
            order._keys.TryAdd((one.Kind, one.Name), one.Key);
        }

        var verbatim = database.Objects.Where(one => one.Kind == "table" && one.Sql is not null).Select(one => one.Name).ToHashSet();
        foreach (var operation in operations.Where(operation => operation is not CreateTable create || !verbatim.Contains(create.Table.QualifiedName)))
        {
            order.Add(operation, phase: operation is CreateSchema ? int.MinValue : 0, order.KeyOf(operation));
        }

        foreach (var one in database.Objects.Where(one => one.Sql is not null))
        {
            order.Add(new ExecuteSql(one.Sql!), one.Phase, one.Key);
        }

        foreach (var (key, needs) in database.Needs)
        {
            order.Need(order._byKey.GetValueOrDefault(key), needs);
        }

        foreach (var step in order._steps.ToList())
        {
            order.NeedTables(step);
        }

        return order.Sorted();
    }

    private void Add(MigrationOperation operation, int phase, string? key)
    {
        var step = new Step(operation, phase, _steps.Count);
        _steps.Add(step);
        if (key is not null)
        {
            _byKey.TryAdd(key, step);
        }
    }

    private string? KeyOf(MigrationOperation operation) => operation switch
    {
        CreateTable create => Key("table", create.Table.QualifiedName),
        CreateIndex create => create.Index.Name is { } name ? Key("index", new TableName(name.Text, create.Table.Schema)) : null,
        CreateEnum create => Key("enum", create.Type.QualifiedName),
        CreateSequence create => Key("sequence", create.Sequence.QualifiedName),
        _ => null,
    };

    private string? Key(string kind, TableName name) => _keys.GetValueOrDefault((kind, name));

    /// <summary>What the operations of the vocabulary need of each other.</summary>
    private void NeedTables(Step step)
    {
        IEnumerable<TableName> tables = step.Operation switch
        {
            CreateTable create => create.Table.Constraints.OfType<ForeignKeyConstraint>().Select(key => key.ReferredTable)
                .Concat(create.Table.PostgreSql?.Inherits ?? [])
                .Where(name => name != create.Table.QualifiedName),
            CreateIndex create => [create.Table],
            AddConstraint { Constraint: ForeignKeyConstraint key } add => [add.Table, key.ReferredTable],
            AddConstraint add => [add.Table],
            SetTableComment comment => [comment.Table],
            _ => [],
        };
        foreach (var table in tables)
        {
            Need(step, Key("table", table));
        }
    }

    private void Need(Step? step, string? key)
    {
        if (step is not null && key is not null && _byKey.TryGetValue(key, out var needed) && needed != step && needed.NeededBy.Add(step))
        {
            step.Waiting++;
        }
    }

    private List<MigrationOperation> Sorted()
    {
        var ready = new PriorityQueue<Step, (int Phase, int Number)>(_steps.Where(step => step.Waiting == 0).Select(step => (step, step.Place)));
        var circle = new Queue<Step>(_steps.OrderBy(step => step.Place));
        var sorted = new List<MigrationOperation>(_steps.Count);
        while (sorted.Count < _steps.Count)
        {
            if (!ready.TryDequeue(out var step, out _))
            {
                while (circle.Peek().IsDone)
                {
                    circle.Dequeue();
                }

                step = circle.Dequeue();
            }

            if (step.IsDone)
            {
                continue;
            }

            step.IsDone = true;
            sorted.Add(step.Operation);
            foreach (var next in step.NeededBy)
            {
                if (--next.Waiting == 0 && !next.IsDone)
                {
                    ready.Enqueue(next, next.Place);
                }
            }
        }

        return sorted;
    }

    private sealed class Step(MigrationOperation operation, int phase, int number)
    {
        public MigrationOperation Operation => operation;

        public (int Phase, int Number) Place => (phase, number);

        public HashSet<Step> NeededBy { get; } = [];

        public int Waiting { get; set; }

        public bool IsDone { get; set; }
    }
}
