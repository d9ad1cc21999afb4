namespace Migrations.Build.PostgreSql.Introspection;

/// <summary>A table while its parts come in.</summary>
internal sealed class CatalogueTable(Table start)
{
    private readonly List<Column> _columns = [];
    private readonly Dictionary<short, string> _names = [];
    private readonly List<Constraint> _constraints = [];
    private readonly Dictionary<uint, CatalogueIndex> _indexes = [];
    private readonly HashSet<uint> _behindConstraints = [];

    /// <summary>Notes a column's number, by which constraints name it.</summary>
    public void Name(short number, string name) => _names.Add(number, name);

    public void Add(Column column) => _columns.Add(column);

    public void Add(Constraint constraint) => _constraints.Add(constraint);

    public string ColumnName(short number) => _names[number];

    public CatalogueIndex Index(uint id, Func<TableIndex> start)
    {
        if (!_indexes.TryGetValue(id, out var index))
        {
            index = new CatalogueIndex(start());
            _indexes.Add(id, index);
        }

        return index;
    }

    /// <summary>The index behind a constraint; null: none.</summary>
    public CatalogueIndex? Behind(uint id) => _indexes.GetValueOrDefault(id);

    /// <summary>Takes an index for a constraint's, which is then no index of its own.</summary>
    public void ServesConstraint(uint id) => _behindConstraints.Add(id);

    /// <summary>Columns in their order; constraints by kind and name; indexes by name.</summary>
    public Table Build() => start with
    {
        Elements =
        [
            .. _columns,
            .. _constraints.OrderBy(constraint => constraint.Kind).ThenBy(constraint => constraint.Name?.Text, StringComparer.Ordinal),
            .. from index in _indexes
               where !_behindConstraints.Contains(index.Key)
               let built = index.Value.Build()
               orderby built.Name?.Text
               select built,
        ],
    };
}
