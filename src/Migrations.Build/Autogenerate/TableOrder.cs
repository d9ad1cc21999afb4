namespace Migrations.Build.Autogenerate;

/// <summary>Tables in the order of their foreign keys: those referred to first, else by name.</summary>
internal sealed class TableOrder
{
    private readonly Dictionary<TableName, int> _ranks = [];
    private readonly HashSet<ForeignKeyConstraint> _closing = new(ReferenceEqualityComparer.Instance);

    private TableOrder()
    {
    }

    /// <summary>Orders tables that refer to one another.</summary>
    public static TableOrder Of(IEnumerable<Table> tables)
    {
        var order = new TableOrder();
        var byName = tables.ToDictionary(table => table.QualifiedName);
        var open = new HashSet<TableName>();
        foreach (var table in byName.Values.OrderBy(table => table.QualifiedName))
        {
            order.Visit(table, byName, open);
        }

        return order;
    }

    /// <summary>The place of a table, counted from 0.</summary>
    public int RankOf(TableName table) => _ranks.GetValueOrDefault(table);

    /// <summary>Whether a foreign key refers to a table that comes later, since the tables refer to one another in a ring.</summary>
    public bool ClosesRing(ForeignKeyConstraint key) => _closing.Contains(key);

    /// <summary>An explicit stack: a chain of thousands of tables is no reason to fall.</summary>
    private void Visit(Table start, Dictionary<TableName, Table> tables, HashSet<TableName> open)
    {
        var stack = new Stack<(Table Table, IEnumerator<ForeignKeyConstraint> Keys)>();
        Push(start);
        while (stack.TryPeek(out var top))
        {
            if (!top.Keys.MoveNext())
            {
                stack.Pop();
                open.Remove(top.Table.QualifiedName);
                _ranks[top.Table.QualifiedName] = _ranks.Count;
                continue;
            }

            var key = top.Keys.Current;
            if (open.Contains(key.ReferredTable))
            {
                _closing.Add(key);
            }
            else
            {
                Push(tables[key.ReferredTable]);
            }
        }

        void Push(Table table)
        {
            if (!_ranks.ContainsKey(table.QualifiedName) && open.Add(table.QualifiedName))
            {
                stack.Push((table, Keys(table, tables).GetEnumerator()));
            }
        }
    }

    private static IEnumerable<ForeignKeyConstraint> Keys(Table table, Dictionary<TableName, Table> tables) =>
        table.Constraints.OfType<ForeignKeyConstraint>()
            .Where(key => key.ReferredTable != table.QualifiedName && tables.ContainsKey(key.ReferredTable))
            .OrderBy(key => key.ReferredTable)
            .ThenBy(key => string.Join(',', key.Columns), StringComparer.Ordinal);
}
