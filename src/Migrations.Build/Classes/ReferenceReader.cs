using System.ComponentModel.DataAnnotations.Schema;
using System.Reflection;

namespace Migrations.Build.Classes;

/// <summary>The foreign keys of one class: <c>[ForeignKey]</c> on either side, <c>[References]</c>, and navigations whose key property is named after them.</summary>
internal sealed class ReferenceReader(ClassSet classes, ClassTable source)
{
    public IReadOnlyList<ForeignKeyConstraint> Read()
    {
        var keys = new List<ForeignKeyConstraint>();
        foreach (var property in source.Properties)
        {
            if (classes.NavigationOf(property) is { } target)
            {
                var columns = ColumnsOf(property, target);
                if (columns.Count > 0)
                {
                    keys.Add(Key(property, columns, target));
                }
            }
            else if (property.GetCustomAttribute<ReferencesAttribute>() is { Type: { } type })
            {
                keys.Add(Key(property, [source.ColumnOf(property)], classes.Find(type) ?? throw Refused(
                    property, $"[References] names {type.FullName}, which is no class of the model. Add it to the model")));
            }
        }

        return keys;
    }

    private ValueList<string> ColumnsOf(PropertyInfo navigation, ClassTable target)
    {
        if (navigation.GetCustomAttribute<ForeignKeyAttribute>() is { } given)
        {
            return source.ColumnsOf(
                given.Name.Split(',', StringSplitOptions.TrimEntries), "ForeignKey", source.Places.Of(navigation.Name));
        }

        List<PropertyInfo> named =
        [
            .. source.Properties.Where(property => property.GetCustomAttribute<ForeignKeyAttribute>()?.Name == navigation.Name).OrderBy(ClassTable.OrderOf),
        ];
        if (named.Count == 0)
        {
            named = [.. target.Key.Select(key => source.Properties.FirstOrDefault(property =>
                property.Name == navigation.Name + key.Name || property.Name == $"{navigation.Name}Id")).OfType<PropertyInfo>()];
        }

        return [.. named.Select(source.ColumnOf)];
    }

    private ForeignKeyConstraint Key(PropertyInfo property, ValueList<string> columns, ClassTable target)
    {
        var key = target.Key;
        if (key.Count != columns.Count)
        {
            throw Refused(
                property,
                $"it refers with {string.Join(", ", columns)} to {target.Type.FullName}, whose primary key is ({string.Join(", ", key.Select(target.ColumnOf))}). Name as many properties with [ForeignKey]");
        }

        var more = property.GetCustomAttribute<ReferencesAttribute>();
        var place = source.Places.Of(property.Name);
        return new ForeignKeyConstraint(columns, target.Name, [.. key.Select(target.ColumnOf)], place?.File ?? "", place?.Line ?? 0)
        {
            Name = more?.Name is { } name ? name : default(ObjectName?),
            OnDelete = more?.OnDelete ?? ReferentialAction.NoAction,
            OnUpdate = more?.OnUpdate ?? ReferentialAction.NoAction,
        };
    }

    private MigrationException Refused(PropertyInfo property, string found) => new(
        DiagnosticCodes.ClassAttributeRefused, $"Property {source.Type.FullName}.{property.Name}: {found}.", source.Places.Of(property.Name));
}
