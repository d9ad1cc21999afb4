using Migrations.Build.Schema;
using Migrations.Build.Sql;

namespace Migrations.Build.PostgreSql.Sql;

/// <summary>Cuts SQL text at the semicolons between statements, since the server's protocol takes one at a time.</summary>
internal static class StatementSplitter
{
    /// <summary>The statements, each with the values that stand in it; empty ones are left out.</summary>
    public static IEnumerable<SqlStatement> Split(ValueList<SqlFragment> fragments)
    {
        var current = new List<SqlFragment>();
        var body = new AtomicBody();
        foreach (var fragment in fragments)
        {
            if (fragment.IsValue)
            {
                current.Add(fragment);
                continue;
            }

            var start = 0;
            foreach (var token in SqlTokenizer.Read(fragment.Text))
            {
                if (body.Holds(token) || !token.IsSymbol(";"))
                {
                    continue;
                }

                current.Add(new SqlFragment(fragment.Text[start..token.Start]));
                start = token.Start + 1;
                if (Trimmed(current) is { } statement)
                {
                    yield return statement;
                }

                current.Clear();
            }

            current.Add(new SqlFragment(fragment.Text[start..]));
        }

        if (Trimmed(current) is { } last)
        {
            yield return last;
        }
    }

    private static SqlStatement? Trimmed(List<SqlFragment> fragments)
    {
        if (!fragments.Any(fragment => fragment.IsValue || SqlTokenizer.ReadMeaningful(fragment.Text).Any()))
        {
            return null;
        }

        var trimmed = fragments.ToList();
        trimmed[0] = trimmed[0] with { Text = trimmed[0].Text.TrimStart() };
        trimmed[^1] = trimmed[^1] with { Text = trimmed[^1].Text.TrimEnd() };
        return new SqlStatement([.. trimmed.Where(fragment => fragment.IsValue || fragment.Text.Length > 0)]);
    }

    /// <summary>Follows the body of an SQL-standard function, <c>BEGIN ATOMIC … END</c>, whose semicolons are its own.</summary>
    /// <remarks>https://www.postgresql.org/docs/15/sql-createfunction.html: only there does BEGIN ATOMIC stand.</remarks>
    private sealed class AtomicBody
    {
        private int _depth;
        private bool _afterBegin;

        public bool Holds(SqlToken token)
        {
            if (token.Kind == SqlTokenKind.Blank)
            {
                return _depth > 0;
            }

            if ((_afterBegin && token.Is("atomic")) || (_depth > 0 && token.Is("case")))
            {
                _depth++;
            }
            else if (_depth > 0 && token.Is("end"))
            {
                _depth--;
            }

            _afterBegin = token.Is("begin");
            return _depth > 0;
        }
    }
}
