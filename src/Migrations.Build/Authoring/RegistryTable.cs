using System.Globalization;
using System.Text;

namespace Migrations.Build.Authoring;

/// <summary>
/// The text form of an assembly's revisions: the version and the list of heads in the first line, then one line for each
/// revision. Fields, twelve for a revision, are separated by tabs, and the items of a list by commas.
/// </summary>
/// <remarks>
/// The heads stand first, since a database that is at them needs nothing else. They are left out where a dependency makes it a
/// question which revisions are heads.
/// Fields: kind (<c>M</c>, <c>A</c>, <c>S</c>), id, message, parents, dependencies, labels, create date, path, line,
/// text hash, class or resource, documentation. In a field <c>\t \n \r \c \\</c> stand for a tab, line feed, carriage
/// return, comma (in lists only) and backslash, and <c>\uXXXX</c> for half of a surrogate pair, which UTF-8 cannot hold.
/// A later version may add fields at the end without a new number; readers ignore them.
/// Compiled into the source generator too, which writes what the engine reads.
/// </remarks>
internal static class RegistryTable
{
    /// <summary>The version that this code writes, and the newest it reads.</summary>
    public const int Version = 1;

    private const int FieldCount = 12;

    /// <summary>The line of one revision, without its end.</summary>
    public static string Line(RegisteredRevision revision)
    {
        var line = new StringBuilder(256);
        line.Append(revision.Kind switch
        {
            RevisionKind.Migration => 'M',
            RevisionKind.AsyncMigration => 'A',
            RevisionKind.Sql => 'S',
            _ => throw new ArgumentOutOfRangeException(nameof(revision)),
        });
        AppendField(line, revision.Id);
        AppendField(line, revision.Message);
        AppendList(line, revision.DownRevisions);
        AppendList(line, revision.DependsOn);
        AppendList(line, revision.BranchLabels);
        AppendField(line, revision.CreateDate);
        AppendField(line, revision.Path);
        line.Append('\t').Append(revision.Line.ToString(CultureInfo.InvariantCulture));
        AppendField(line, revision.TextHash);
        AppendField(line, revision.Name);
        AppendField(line, revision.Documentation);
        return line.ToString();
    }

    /// <summary>The table of the given lines.</summary>
    public static string Text(IReadOnlyList<string> lines)
    {
        var text = new StringBuilder(Version.ToString(CultureInfo.InvariantCulture));
        if (HeadsOf([.. lines.Select(ParseLine)]) is { } heads)
        {
            AppendList(text, heads);
        }

        foreach (var line in lines)
        {
            text.Append('\n').Append(line);
        }

        return text.ToString();
    }

    /// <summary>The version that a table says it has; null when the text is no table.</summary>
    public static int? VersionOf(string table) =>
        int.TryParse(FirstLine(table)[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    /// <summary>The ids of the heads, sorted ordinally; null when the table does not say them.</summary>
    public static IReadOnlyList<string>? ReadHeads(string table)
    {
        var fields = FirstLine(table);
        return fields.Length > 1 ? List(fields[1]) : null;
    }

    /// <summary>The revisions of a table, in its order.</summary>
    /// <exception cref="FormatException">A line has too few fields or an unknown kind.</exception>
    public static IReadOnlyList<RegisteredRevision> Parse(string table)
    {
        var revisions = new List<RegisteredRevision>();
        var start = table.IndexOf('\n') + 1;
        while (start > 0)
        {
            var end = table.IndexOf('\n', start);
            var line = end < 0 ? table.Substring(start) : table.Substring(start, end - start);
            revisions.Add(ParseLine(line));
            start = end + 1;
        }

        return revisions;
    }

    /// <summary>The revision of one line.</summary>
    /// <exception cref="FormatException">It has too few fields or an unknown kind.</exception>
    public static RegisteredRevision ParseLine(string line)
    {
        var fields = line.Split('\t');
        if (fields.Length < FieldCount)
        {
            throw new FormatException("A revision's line has too few fields: " + line);
        }

        return new RegisteredRevision
        {
            Kind = fields[0] switch
            {
                "M" => RevisionKind.Migration,
                "A" => RevisionKind.AsyncMigration,
                "S" => RevisionKind.Sql,
                _ => throw new FormatException("A revision's line has an unknown kind: " + line),
            },
            Id = Unescape(fields[1]),
            Message = Unescape(fields[2]),
            DownRevisions = List(fields[3]),
            DependsOn = List(fields[4]),
            BranchLabels = List(fields[5]),
            CreateDate = Unescape(fields[6]),
            Path = Unescape(fields[7]),
            Line = int.Parse(fields[8], NumberStyles.None, CultureInfo.InvariantCulture),
            TextHash = fields[9],
            Name = Unescape(fields[10]),
            Documentation = Unescape(fields[11]),
        };
    }

    private static string[] FirstLine(string table)
    {
        var end = table.IndexOf('\n');
        return (end < 0 ? table : table.Substring(0, end)).Split('\t');
    }

    private static string[]? HeadsOf(IReadOnlyList<RegisteredRevision> revisions)
    {
        var followed = new HashSet<string>(revisions.SelectMany(one => one.DownRevisions), StringComparer.Ordinal);
        var needed = new HashSet<string>(revisions.SelectMany(one => one.DependsOn), StringComparer.Ordinal);
        var heads = revisions.Where(one => !followed.Contains(one.Id)).ToList();
        return heads.Exists(one => needed.Contains(one.Id) || one.BranchLabels.Any(needed.Contains))
            ? null
            : [.. heads.Select(one => one.Id).OrderBy(id => id, StringComparer.Ordinal)];
    }

    private static string[] List(string field)
    {
        if (field.Length == 0)
        {
            return [];
        }

        var items = field.Split(',');
        for (var index = 0; index < items.Length; index++)
        {
            items[index] = Unescape(items[index]);
        }

        return items;
    }

    private static void AppendList(StringBuilder line, IReadOnlyList<string> items)
    {
        line.Append('\t');
        for (var index = 0; index < items.Count; index++)
        {
            if (index > 0)
            {
                line.Append(',');
            }

            AppendEscaped(line, items[index], inList: true);
        }
    }

    private static void AppendField(StringBuilder line, string value)
    {
        line.Append('\t');
        AppendEscaped(line, value, inList: false);
    }

    private static void AppendEscaped(StringBuilder line, string value, bool inList)
    {
        for (var index = 0; index < value.Length; index++)
        {
            var character = value[index];
            switch (character)
            {
                case '\\': line.Append(@"\\"); break;
                case '\t': line.Append(@"\t"); break;
                case '\n': line.Append(@"\n"); break;
                case '\r': line.Append(@"\r"); break;
                case ',' when inList: line.Append(@"\c"); break;
                default:
                    if (!char.IsSurrogate(character))
                    {
                        line.Append(character);
                    }
                    else if (index + 1 < value.Length && char.IsSurrogatePair(character, value[index + 1]))
                    {
                        line.Append(character).Append(value[++index]);
                    }
                    else
                    {
                        line.Append(@"\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
                    }

                    break;
            }
        }
    }

    private static string Unescape(string field)
    {
        if (field.IndexOf('\\') < 0)
        {
            return field;
        }

        var value = new StringBuilder(field.Length);
        for (var index = 0; index < field.Length; index++)
        {
            if (field[index] != '\\' || index + 1 == field.Length)
            {
                value.Append(field[index]);
                continue;
            }

            index++;
            switch (field[index])
            {
                case 't': value.Append('\t'); break;
                case 'n': value.Append('\n'); break;
                case 'r': value.Append('\r'); break;
                case 'c': value.Append(','); break;
                case 'u' when index + 4 < field.Length:
                    value.Append((char)Convert.ToInt32(field.Substring(index + 1, 4), 16));
                    index += 4;
                    break;
                default: value.Append(field[index]); break;
            }
        }

        return value.ToString();
    }
}
