using Migrations.Build.Schema;

namespace Migrations.Build.Scripts;

/// <summary>Which constraints of a table its columns can say in short: those that would read back as they are.</summary>
internal sealed class ShortForms
{
    private readonly HashSet<TableElement> _covered = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _key = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unique = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ForeignKeyConstraint> _references = new(StringComparer.Ordinal);

    public ShortForms(Table table, NameResolver names)
    {
        var name = table.QualifiedName;
        foreach (var constraint in table.Constraints)
        {
            switch (constraint)
            {
                case PrimaryKeyConstraint key when IsShort(table, key, names.Of(name, key with { Name = null })):
                    _key.UnionWith(key.Columns);
                    _covered.Add(key);
                    break;
                case UniqueConstraint { Columns: [var column], Name: null } unique
                    when unique == new UniqueConstraint([column]) && names.Of(name, unique) is null && _unique.Add(column):
                    _covered.Add(unique);
                    break;
                case ForeignKeyConstraint { Columns: [var column], ReferredColumns.Count: 1, Match: ForeignKeyMatch.Simple, NotValid: false } key
                    when _references.TryAdd(column, key):
                    _covered.Add(key);
                    break;
            }
        }
    }

    public bool Covers(TableElement element) => _covered.Contains(element);

    public bool IsKey(Column column) => _key.Contains(column.Name);

    public bool IsUnique(Column column) => _unique.Contains(column.Name);

    public ForeignKeyConstraint? ReferenceOf(Column column) => _references.GetValueOrDefault(column.Name);

    private static bool IsShort(Table table, PrimaryKeyConstraint key, ObjectName? made) =>
        key with { Clauses = null } == new PrimaryKeyConstraint(key.Columns) { Name = key.Name }
        && (key.Name is null || key.Name.Value.Text == made?.Text)
        && table.Columns.Select(column => column.Name).Where(key.Columns.Contains).SequenceEqual(key.Columns);
}
