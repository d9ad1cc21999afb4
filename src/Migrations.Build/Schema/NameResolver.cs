using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Migrations.Build.Schema;

/// <summary>Makes final names from a naming convention, in the database's limits.</summary>
internal sealed partial class NameResolver(Lazy<NamingConvention> convention, ISchemaRules rules)
{
    /// <summary>How long names may be.</summary>
    public NameLimit Limit { get; } = new(rules);

    /// <summary>How many bytes of a name that is cut give way to the underscore and the hash.</summary>
    private const int CutBytes = 8;

    /// <summary>The reference system's own: an index has a name on every database, convention or not.</summary>
    private const string IndexPattern = "ix_{column_0_label}";

    public ObjectName? Of(TableName table, Constraint constraint) => constraint switch
    {
        PrimaryKeyConstraint key => Of(table, key, key.Name, names => names.PrimaryKey, key.Columns),
        UniqueConstraint unique => Of(table, unique, unique.Name, names => names.Unique, unique.Columns),
        CheckConstraint check => Of(table, check, check.Name, names => names.Check, []),
        ForeignKeyConstraint key => Of(table, key, key.Name, names => names.ForeignKey, key.Columns),
        ExcludeConstraint exclude => Of(table, exclude, exclude.Name, names => names.Exclude, [.. exclude.Elements.Select(ColumnPart)]),
        _ => throw new ArgumentOutOfRangeException(nameof(constraint), constraint, "An unknown kind of constraint."),
    };

    public ObjectName? Of(TableName table, TableIndex index) =>
        Of(table, index, index.Name, names => names.Index ?? IndexPattern, [.. index.Columns.Select(column => column.Name ?? "expr")]);

    public ObjectName Of(TableName table, ObjectName name, ConstraintKind? kind)
    {
        if (name.IsFinal)
        {
            return name;
        }

        var pattern = kind switch
        {
            ConstraintKind.PrimaryKey => convention.Value.PrimaryKey,
            ConstraintKind.Unique => convention.Value.Unique,
            ConstraintKind.ForeignKey => convention.Value.ForeignKey,
            ConstraintKind.Check => convention.Value.Check,
            ConstraintKind.Exclude => convention.Value.Exclude,
            _ => null,
        };
        return pattern?.Contains("{constraint_name}", StringComparison.Ordinal) != true
            ? ObjectName.Final(name.Text)
            : ObjectName.Final(Fit(Fill(pattern, table, element: null, name.Text, [])));
    }

    private static string ColumnPart(ExcludeElement element) => element.Column.Name ?? "expr";

    private ObjectName? Of(
        TableName table,
        TableElement element,
        ObjectName? given,
        Func<NamingConvention, string?> patternOf,
        ValueList<string> columns)
    {
        if (given is { IsFinal: true } final)
        {
            return ObjectName.Final(Checked(final.Text, table, element));
        }

        var pattern = patternOf(convention.Value);
        var wraps = pattern?.Contains("{constraint_name}", StringComparison.Ordinal) == true;
        if (given is { } name && !wraps)
        {
            return ObjectName.Final(Checked(name.Text, table, element));
        }

        return pattern is null || (wraps && given is null)
            ? default(ObjectName?)
            : ObjectName.Final(Fit(Fill(pattern, table, element, given?.Text, columns)));
    }

    private string Fill(
        string pattern, TableName table, TableElement? element, string? constraintName, ValueList<string> columns) =>
        Token().Replace(pattern, match =>
        {
            var token = match.Groups["token"].Value;
            return token switch
            {
                "table_name" => table.Name,
                "constraint_name" => constraintName ?? "",
                "referred_table_name" when element is ForeignKeyConstraint key => key.ReferredTable.Name,
                _ when element is not null && convention.Value.Tokens.TryGetValue(token, out var make) => make(table, element),
                _ => Columns(token, table, element, columns) ?? match.Value,
            };
        });

    private static string? Columns(string token, TableName table, TableElement? element, ValueList<string> columns)
    {
        var match = ColumnToken().Match(token);
        if (!match.Success)
        {
            return null;
        }

        var names = match.Groups["referred"].Success && element is ForeignKeyConstraint key ? key.ReferredColumns : columns;
        var label = match.Groups["form"].Value == "label";
        var texts = names.Select(name => label ? $"{table.Name}_{name}" : name);
        var first = int.Parse(match.Groups["from"].Value, CultureInfo.InvariantCulture);
        return match.Groups["all"].Value switch
        {
            "N" => string.Concat(texts.Skip(first)),
            "_N" => string.Join('_', texts.Skip(first)),
            _ => texts.ElementAtOrDefault(first) ?? "",
        };
    }

    private string Fit(string name)
    {
        if (rules.MaxNameBytes is not { } limit || Encoding.UTF8.GetByteCount(name) <= limit)
        {
            return name;
        }

        // MD5 as in the reference system, so that an adopted database keeps the names it has; nothing is kept secret by it.
#pragma warning disable CA5351
        var hash = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(name)))[^4..];
#pragma warning restore CA5351
        var kept = name;
        while (Encoding.UTF8.GetByteCount(kept) > limit - CutBytes)
        {
            kept = kept[..^(char.IsLowSurrogate(kept[^1]) ? 2 : 1)];
        }

        return $"{kept}_{hash}";
    }

    private string Checked(string name, TableName table, TableElement element) =>
        Limit.Checked(name, $"on table {table}", element.Location);

    [GeneratedRegex(@"\{(?<token>[a-zA-Z0-9_]+)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"^(?<referred>referred_)?column_(?<from>\d+)(?<all>_?N)?_(?<form>name|label|key)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ColumnToken();
}
