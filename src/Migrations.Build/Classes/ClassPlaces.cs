using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;

namespace Migrations.Build.Classes;

/// <summary>Where a class and its properties are written and which of them may be null: by the source generator's list, else by reflection.</summary>
internal sealed class ClassPlaces
{
    private readonly ModelClassAttribute? _row;
    private readonly Dictionary<string, string[]> _properties;
    private readonly NullabilityInfoContext _nullability = new();

    public ClassPlaces(Type type)
    {
        _row = type.Assembly.GetCustomAttributes<ModelClassAttribute>().FirstOrDefault(row => row.Type == type);
        _properties = (_row?.Properties ?? []).Select(line => line.Split('\t')).ToDictionary(fields => fields[0], StringComparer.Ordinal);
    }

    public SourceLocation? OfClass => _row is null ? null : new SourceLocation(_row.File, _row.Line);

    public SourceLocation? Of(string property) => _properties.TryGetValue(property, out var fields)
        ? new SourceLocation(fields.Length > 3 ? fields[3] : _row!.File, int.Parse(fields[1], CultureInfo.InvariantCulture))
        : OfClass;

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Only for classes that the source generator did not list, which a trimmed application has none of.")]
    public bool MayBeNull(PropertyInfo property)
    {
        if (property.PropertyType.IsValueType)
        {
            return Nullable.GetUnderlyingType(property.PropertyType) is not null;
        }

        return _properties.TryGetValue(property.Name, out var fields)
            ? fields[2] == "1"
            : _nullability.Create(property).ReadState != NullabilityState.NotNull;
    }
}
