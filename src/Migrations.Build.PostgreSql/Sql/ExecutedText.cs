using System.Globalization;
using System.Text;
using Migrations.Build.Sql;

namespace Migrations.Build.PostgreSql.Sql;

/// <summary>Cuts what <c>op.Execute</c> was given into statements, since the server's protocol takes one at a time.</summary>
internal static class ExecutedText
{
    /// <summary>Values stand in the text under two characters of the private-use area, which split nothing.</summary>
    private const char Open = '\uE000';
    private const char Close = '\uE001';

    /// <summary>The statements, each with the values that stand in it.</summary>
    public static IEnumerable<SqlStatement> Split(ValueList<SqlFragment> fragments)
    {
        var text = new StringBuilder();
        foreach (var (fragment, number) in fragments.Select((fragment, number) => (fragment, number)))
        {
            _ = fragment.IsValue
                ? text.Append(CultureInfo.InvariantCulture, $"{Open}{number}{Close}")
                : text.Append(fragment.Text);
        }

        return from statement in StatementSplitter.Split(text.ToString(), SqlSyntax.PostgreSql, path: "")
               select new SqlStatement([.. WithValues(statement.Text, fragments)]);
    }

    private static IEnumerable<SqlFragment> WithValues(string text, ValueList<SqlFragment> fragments)
    {
        foreach (var part in text.Split(Open))
        {
            if (part.IndexOf(Close, StringComparison.Ordinal) is var end and >= 0
                && int.TryParse(part.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                yield return fragments[number];
                yield return new SqlFragment(part[(end + 1)..]);
            }
            else
            {
                yield return new SqlFragment(part);
            }
        }
    }
}
