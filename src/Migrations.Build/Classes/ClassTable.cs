using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Migrations.Build.Classes;

/// <summary>A class of the model: its table's name, its properties that are columns, its key.</summary>
internal sealed class ClassTable
{
    private readonly ClassModelOptions _options;

    public ClassTable(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type type, ClassModelOptions options)
    {
        _options = options;
        Type = type;
        Places = new ClassPlaces(type);
        var table = type.GetCustomAttribute<TableAttribute>();
        Name = new TableName(table?.Name ?? ClassNames.Of(type.Name, options.Naming), table?.Schema ?? options.Schema);
        Properties =
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.GetMethod?.IsPublic == true && property.GetIndexParameters().Length == 0)
                .Where(property => property.GetCustomAttribute<NotMappedAttribute>() is null)
                .OrderBy(property => Depth(property.DeclaringType))
                .ThenBy(property => property.MetadataToken),
        ];
    }

    public Type Type { get; }

    public ClassPlaces Places { get; }

    public TableName Name { get; }

    /// <summary>All that is not said to be left out, base classes' first; columns and navigations.</summary>
    public IReadOnlyList<PropertyInfo> Properties { get; }

    /// <summary>The properties of the primary key, in order; none: the table has no key.</summary>
    public IReadOnlyList<PropertyInfo> Key
    {
        get
        {
            List<PropertyInfo> given = [.. Properties.Where(property => property.GetCustomAttribute<KeyAttribute>() is not null).OrderBy(OrderOf)];
            var named = Properties.FirstOrDefault(property => property.Name is "Id")
                ?? Properties.FirstOrDefault(property => property.Name == $"{Type.Name}Id");
            return given.Count > 0 ? given : named is null ? [] : [named];
        }
    }

    public static int OrderOf(PropertyInfo property) =>
        property.GetCustomAttribute<ColumnAttribute>() is { Order: >= 0 } column ? column.Order : int.MaxValue;

    public string ColumnOf(PropertyInfo property) =>
        property.GetCustomAttribute<ColumnAttribute>()?.Name ?? ClassNames.Of(property.Name, _options.Naming);

    public SqlType? TypeOf(PropertyInfo property) => property.GetCustomAttribute<ColumnAttribute>()?.TypeName is { } name
        ? SqlType.Named(name)
        : ClrTypes.Of(property, _options.Naming);

    /// <summary>The columns of properties that an attribute names.</summary>
    /// <exception cref="MigrationException">There is no such property.</exception>
    public ValueList<string> ColumnsOf(IEnumerable<string> properties, string attribute, SourceLocation? place) =>
    [
        .. properties.Select(name => Properties.FirstOrDefault(property => property.Name == name) is { } found && TypeOf(found) is not null
            ? ColumnOf(found)
            : throw new MigrationException(
                DiagnosticCodes.ClassAttributeRefused,
                $"[{attribute}] of {Type.FullName} names '{name}', which is no property with a column. Name one of: {string.Join(", ", Properties.Where(property => TypeOf(property) is not null).Select(property => property.Name))}.",
                place)),
    ];

    private static int Depth(Type? type)
    {
        var depth = 0;
        for (var outer = type; outer is not null; outer = outer.BaseType)
        {
            depth++;
        }

        return depth;
    }
}
