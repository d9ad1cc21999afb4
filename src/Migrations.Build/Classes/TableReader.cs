using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Reflection;

namespace Migrations.Build.Classes;

/// <summary>Makes the table of one class.</summary>
internal sealed class TableReader(ClassSet classes, ClassTable source, ClassModelOptions options)
{
    /// <summary>The table, in the authored form.</summary>
    /// <exception cref="MigrationException">A property has no column type, or an attribute names what is not there.</exception>
    public Table Read()
    {
        var references = new ReferenceReader(classes, source).Read();
        var key = source.Key;
        List<TableElement> elements =
        [
            .. source.Properties
                .Where(property => classes.NavigationOf(property) is null && !classes.IsCollection(property))
                .OrderBy(ClassTable.OrderOf)
                .Select(property => Column(property, key, references)),
            .. key.Count > 1 ? [Placed(source.Places.OfClass, (file, line) => new PrimaryKeyConstraint([.. key.Select(source.ColumnOf)], file, line))] : Array.Empty<TableElement>(),
            .. references,
            .. OfClass(),
            .. source.Properties.SelectMany(OfProperty),
        ];
        var place = source.Places.OfClass;
        return new Table(source.Name.Name, [.. elements], place?.File ?? "", place?.Line ?? 0)
        {
            Schema = source.Name.Schema,
            Comment = source.Type.GetCustomAttribute<CommentAttribute>()?.Text,
        };
    }

    private static T Placed<T>(SourceLocation? place, Func<string, int, T> make) => make(place?.File ?? "", place?.Line ?? 0);

    private Column Column(PropertyInfo property, IReadOnlyList<PropertyInfo> key, IReadOnlyList<ForeignKeyConstraint> references)
    {
        var place = source.Places.Of(property.Name);
        var type = source.TypeOf(property) ?? throw new MigrationException(
            DiagnosticCodes.PropertyWithoutColumnType,
            $"Property {source.Type.FullName}.{property.Name} is a {property.PropertyType}, which is no type of a column and no class of the model. "
            + "Say [Column(TypeName = \"...\")] or [NotMapped], or add the class to the model.",
            place);
        var name = source.ColumnOf(property);
        var isKey = key.Contains(property);
        var counts = CountsItself(property, isKey && key.Count == 1 && !references.Any(one => one.Columns.Contains(name)));
        return Placed(place, (file, line) => new Column(name, type, file, line)
        {
            PrimaryKey = isKey && key.Count == 1,
            Nullable = !isKey && source.Places.MayBeNull(property) && property.GetCustomAttribute<RequiredAttribute>() is null,
            Identity = counts ? Identity.ByDefault : null,
            Default = Default(property),
            Computed = property.GetCustomAttribute<GeneratedAttribute>() is { } generated ? new Computed(generated.Sql) { Stored = generated.Stored } : null,
            Comment = property.GetCustomAttribute<CommentAttribute>()?.Text,
        });
    }

    /// <summary>A whole-number key of one column counts itself up unless something says otherwise.</summary>
    private static bool CountsItself(PropertyInfo property, bool isPlainKey) =>
        property.GetCustomAttribute<DatabaseGeneratedAttribute>() is { } given
            ? given.DatabaseGeneratedOption == DatabaseGeneratedOption.Identity && IsWhole(property)
            : isPlainKey && IsWhole(property);

    private static bool IsWhole(PropertyInfo property) =>
        property.PropertyType == typeof(int) || property.PropertyType == typeof(long) || property.PropertyType == typeof(short);

    private SqlExpression? Default(PropertyInfo property) => property.GetCustomAttribute<ServerDefaultAttribute>() switch
    {
        null => null,
        { Sql: { } sql } => SqlExpression.Sql(sql),
        { Value: Enum member } => SqlExpression.Value(ClrTypes.Word(member.GetType(), member.ToString(), options.Naming)),
        { Value: var value } => SqlExpression.Value(value),
    };

    private IEnumerable<TableElement> OfClass()
    {
        var place = source.Places.OfClass;
        foreach (var attribute in source.Type.GetCustomAttributes<UniqueAttribute>())
        {
            yield return Unique(attribute, attribute.Properties, place);
        }

        foreach (var check in source.Type.GetCustomAttributes<CheckAttribute>())
        {
            yield return Placed(place, (file, line) => new CheckConstraint(check.Condition, file, line) { Name = Name(check.Name) });
        }

        foreach (var attribute in source.Type.GetCustomAttributes<IndexedAttribute>())
        {
            yield return Index(attribute, attribute.Properties, place);
        }
    }

    private IEnumerable<TableElement> OfProperty(PropertyInfo property)
    {
        var place = source.Places.Of(property.Name);
        foreach (var attribute in property.GetCustomAttributes<UniqueAttribute>())
        {
            yield return Unique(attribute, [property.Name], place);
        }

        foreach (var check in property.GetCustomAttributes<CheckAttribute>())
        {
            yield return Placed(place, (file, line) =>
                new CheckConstraint(check.Condition, file, line) { Name = Name(check.Name ?? source.ColumnOf(property)) });
        }

        foreach (var attribute in property.GetCustomAttributes<IndexedAttribute>())
        {
            yield return Index(attribute, [property.Name], place);
        }
    }

    private static ObjectName? Name(string? name) => name is null ? default(ObjectName?) : new ObjectName(name);

    private UniqueConstraint Unique(UniqueAttribute attribute, IEnumerable<string> properties, SourceLocation? place) =>
        Placed(place, (file, line) =>
            new UniqueConstraint(source.ColumnsOf(properties, "Unique", place), file, line) { Name = Name(attribute.Name) });

    private TableIndex Index(IndexedAttribute attribute, IEnumerable<string> properties, SourceLocation? place)
    {
        var descending = source.ColumnsOf(attribute.Descending, "Indexed", place);
        var columns = source.ColumnsOf(properties, "Indexed", place)
            .Select(column => IndexColumn.Of(column) with { Descending = descending.Contains(column) });
        return Placed(place, (file, line) => new TableIndex(Name(attribute.Name), [.. columns], file, line)
        {
            Unique = attribute.IsUnique,
            Where = attribute.Where,
            Method = attribute.Method,
            Include = source.ColumnsOf(attribute.Include, "Indexed", place),
        });
    }
}
