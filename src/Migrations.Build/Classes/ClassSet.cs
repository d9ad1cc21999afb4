using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Migrations.Build.Classes;

/// <summary>The classes of a model together: what refers to what is known when all are there.</summary>
internal sealed class ClassSet(ClassModelOptions options)
{
    private readonly Dictionary<Type, ClassTable> _classes = [];

    public void Add([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type type) =>
        _classes.TryAdd(type, new ClassTable(type, options));

    public ClassTable? Find(Type type) => _classes.GetValueOrDefault(type);

    public IEnumerable<Table> Tables() => _classes.Values.Select(one => new TableReader(this, one, options).Read());

    /// <summary>The class that a property leads to; null: it is no navigation to one row.</summary>
    public ClassTable? NavigationOf(PropertyInfo property) => Find(property.PropertyType);

    /// <summary>Whether a property holds many rows of a class, so that the other side has the column.</summary>
    public bool IsCollection(PropertyInfo property) =>
        property.PropertyType != typeof(string)
        && typeof(IEnumerable).IsAssignableFrom(property.PropertyType)
        && property.PropertyType.IsGenericType
        && property.PropertyType.GetGenericArguments().Any(_classes.ContainsKey);
}
