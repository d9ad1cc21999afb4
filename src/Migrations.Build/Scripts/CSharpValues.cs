using System.Globalization;

namespace Migrations.Build.Scripts;

/// <summary>Names, types, defaults and other small values as C#.</summary>
internal sealed class CSharpValues(CSharpOptions options)
{
    /// <summary>The namespaces that renderings asked for.</summary>
    public SortedSet<string> Usings { get; } = new(StringComparer.Ordinal);

    public static string Text(string value) => CSharpText.Literal(value);

    public static string Names(IEnumerable<string> names) => CSharpText.Literals(names);

    public static string Table(TableName name) =>
        name.Schema is { } schema ? $"new TableName({Text(name.Name)}, {Text(schema)})" : Text(name.Name);

    public static string Bool(bool value) => value ? "true" : "false";

    public static string OrNull(string? value) => value is null ? "null" : Text(value);

    /// <summary>An object with its properties; without any, the object alone.</summary>
    public static string With(string head, IEnumerable<(string Name, string Value)> properties, string braces = " { ") =>
        string.Join(", ", properties.Select(property => $"{property.Name} = {property.Value}")) is { Length: > 0 } text
            ? $"{head}{braces}{text} }}"
            : head;

    /// <summary>What the environment wants written; null: what is always written.</summary>
    public Rendering? Own(object item)
    {
        var rendering = options.Render(item);
        Usings.UnionWith(rendering.Usings);
        return ReferenceEquals(rendering, Rendering.Default) ? null : rendering;
    }

    /// <summary>A name that no convention may wrap at run time.</summary>
    public string Name(ObjectName? name, ConstraintKind? kind) =>
        name is not { } given ? "null" : Wraps(kind) ? $"op.F({Text(given.Text)})" : Text(given.Text);

    public string Type(SqlType type)
    {
        if (Own(type)?.Code is { } code)
        {
            return code;
        }

        var (text, plain) = type.Kind switch
        {
            SqlTypeKind.String => (Call("String", type.Length), SqlType.String(type.Length)),
            SqlTypeKind.Char when type.Length is { } length => (Call("Char", length), SqlType.Char(length)),
            SqlTypeKind.Bit when type.Length is { } length => (Call("Bit", length), SqlType.Bit(length)),
            SqlTypeKind.BitVarying => (Call("BitVarying", type.Length), SqlType.BitVarying(type.Length)),
            SqlTypeKind.Numeric when type.Precision is not null || type.Scale is null =>
                (Call("Numeric", type.Precision, type.Scale), SqlType.Numeric(type.Precision, type.Scale)),
            SqlTypeKind.Numeric => ("SqlType.Numeric()", SqlType.Numeric()),
            SqlTypeKind.Enum => ($"SqlType.Enum({Text(type.Name!)}, {Names(type.Values)})", SqlType.Enum(type.Name!, type.Values)),
            SqlTypeKind.Array => ($"SqlType.Array({Type(type.Element!)})", SqlType.Array(type.Element!)),
            SqlTypeKind.Named => ($"SqlType.Named({Text(type.Name!)})", SqlType.Named(type.Name!)),
            SqlTypeKind.DateTime => type.HasTimeZone ? ("SqlType.DateTimeOffset", SqlType.DateTimeOffset) : ("SqlType.DateTime", SqlType.DateTime),
            SqlTypeKind.Time => type.HasTimeZone ? ("SqlType.TimeWithTimeZone", SqlType.TimeWithTimeZone) : ("SqlType.Time", SqlType.Time),
            _ => ($"SqlType.{type.Kind}", type with { Length = null, Precision = null, Scale = null, HasTimeZone = false, Element = null, Name = null, Schema = null, Values = [] }),
        };
        return With(text, Facets(type, plain), " with { ");
    }

    /// <summary>A default as the value of a property, to which numbers and booleans convert by themselves.</summary>
    public string Default(SqlExpression value) => Own(value)?.Code ?? (value.Text is null ? Plain(value.Literal) : null) ?? Explicit(value);

    /// <summary>A default as an argument, where nothing converts.</summary>
    public string DefaultArgument(SqlExpression? value) => value is null ? "null" : Own(value)?.Code ?? Explicit(value);

    public static string Identity(Identity? identity) => identity is null
        ? "null"
        : With(identity.IsAlways ? "Identity.Always" : "Identity.ByDefault", IdentityOptions(identity), " with { ");

    public static string Literal(object? value) => value switch
    {
        null => "null",
        string text => Text(text),
        bool flag => Bool(flag),
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => string.Create(CultureInfo.InvariantCulture, $"{number}L"),
        decimal number => string.Create(CultureInfo.InvariantCulture, $"{number}m"),
        double number => string.Create(CultureInfo.InvariantCulture, $"{number:R}d"),
        float number => string.Create(CultureInfo.InvariantCulture, $"{number:R}f"),
        DateOnly day => string.Create(CultureInfo.InvariantCulture, $"new DateOnly({day.Year}, {day.Month}, {day.Day})"),
        TimeOnly time => string.Create(CultureInfo.InvariantCulture, $"new TimeOnly({time.Ticks}L)"),
        TimeSpan span => string.Create(CultureInfo.InvariantCulture, $"new TimeSpan({span.Ticks}L)"),
        DateTime moment => string.Create(CultureInfo.InvariantCulture, $"new DateTime({moment.Ticks}L, DateTimeKind.{moment.Kind})"),
        DateTimeOffset moment => string.Create(CultureInfo.InvariantCulture, $"new DateTimeOffset({moment.Ticks}L, new TimeSpan({moment.Offset.Ticks}L))"),
        Guid id => $"new Guid({Text(id.ToString("D"))})",
        byte[] bytes => $"Convert.FromHexString({Text(Convert.ToHexString(bytes))})",
        SqlExpression expression => Explicit(expression),
        IFormattable number => $"({Keyword(number)}){number.ToString(format: null, CultureInfo.InvariantCulture)}",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "A value of this type has no C# literal."),
    };

    private static string? Plain(object? literal) => literal is bool or int or long or decimal ? Literal(literal) : null;

    private static string Explicit(SqlExpression value) =>
        value.Text is { } text ? $"SqlExpression.Sql({Text(text)})" : $"SqlExpression.Value({Literal(value.Literal)})";

    private static string Keyword(object number) => number switch
    {
        byte => "byte",
        sbyte => "sbyte",
        short => "short",
        ushort => "ushort",
        uint => "uint",
        ulong => "ulong",
        _ => number.GetType().Name,
    };

    private static string Call(string method, params int?[] arguments) =>
        $"SqlType.{method}({string.Join(", ", arguments.TakeWhile(argument => argument is not null).Select(argument => argument!.Value.ToString(CultureInfo.InvariantCulture)))})";

    private static IEnumerable<(string, string)> IdentityOptions(Identity identity)
    {
        (string Name, long? Value)[] numbers =
        [
            ("Start", identity.Start), ("Increment", identity.Increment), ("MinValue", identity.MinValue),
            ("MaxValue", identity.MaxValue), ("Cache", identity.Cache),
        ];
        foreach (var (name, value) in numbers)
        {
            if (value is { } number)
            {
                yield return (name, number.ToString(CultureInfo.InvariantCulture));
            }
        }

        if (identity.Cycle is { } cycle)
        {
            yield return ("Cycle", Bool(cycle));
        }
    }

    private static IEnumerable<(string, string)> Facets(SqlType type, SqlType plain)
    {
        if (type.Length != plain.Length)
        {
            yield return ("Length", Number(type.Length));
        }

        if (type.Precision != plain.Precision)
        {
            yield return ("Precision", Number(type.Precision));
        }

        if (type.Scale != plain.Scale)
        {
            yield return ("Scale", Number(type.Scale));
        }

        if (type.HasTimeZone != plain.HasTimeZone)
        {
            yield return ("HasTimeZone", Bool(type.HasTimeZone));
        }

        if (type.Schema != plain.Schema)
        {
            yield return ("Schema", OrNull(type.Schema));
        }

        if (type.Name != plain.Name)
        {
            yield return ("Name", OrNull(type.Name));
        }

        if (!type.Values.Equals(plain.Values))
        {
            yield return ("Values", Names(type.Values));
        }
    }

    private static string Number(int? value) => value is { } number ? number.ToString(CultureInfo.InvariantCulture) : "null";

    private bool Wraps(ConstraintKind? kind)
    {
        var pattern = kind switch
        {
            ConstraintKind.PrimaryKey => options.Convention.PrimaryKey,
            ConstraintKind.Unique => options.Convention.Unique,
            ConstraintKind.ForeignKey => options.Convention.ForeignKey,
            ConstraintKind.Check => options.Convention.Check,
            ConstraintKind.Exclude => options.Convention.Exclude,
            _ => options.Convention.Index,
        };
        return pattern?.Contains("{constraint_name}", StringComparison.Ordinal) == true;
    }
}
