using System.Diagnostics;
using Migrations.Build.Schema;

namespace Migrations.Build;

/// <summary>Runs SQL as it is.</summary>
/// <param name="Fragments">Text and values, in order.</param>
[DebuggerDisplay("{Fragments}")]
public sealed record ExecuteSql(ValueList<SqlFragment> Fragments) : MigrationOperation
{
    /// <summary>The first words of statements that never change tables.</summary>
    private static readonly string[] Harmless =
    [
        "insert", "update", "delete", "select", "with", "values", "replace", "truncate", "merge", "vacuum", "analyze", "reindex",
        "pragma", "comment", "grant", "revoke", "set", "reset", "show", "explain", "lock", "notify", "refresh",
    ];

    /// <summary>What may be created and dropped without touching a table.</summary>
    private static readonly string[] HarmlessObjects = ["view", "function", "procedure", "aggregate", "role", "user", "policy"];

    private static readonly string[] Adjectives = ["or", "replace", "temp", "temporary", "materialized", "recursive"];

    /// <summary>A statement without values.</summary>
    /// <param name="text">The SQL text.</param>
    public ExecuteSql(string text)
        : this([new SqlFragment(text)])
    {
    }

    /// <summary>True: the text may delete or overwrite anything.</summary>
    public override bool LosesData => true;

    /// <inheritdoc/>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema)
    {
        var text = string.Concat(Fragments.Select(fragment => fragment.IsValue ? "NULL" : fragment.Text));
        return IsHarmless([.. SqlTokenizer.ReadMeaningful(text)])
            ? schema
            : schema with { UnknownSince = schema.UnknownSince ?? text.Trim() };
    }

    /// <summary>Whether no statement of the text, as far as its first words tell, changes a table or a trigger.</summary>
    private static bool IsHarmless(SqlToken[] tokens)
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            var begins = at == 0 || tokens[at - 1].IsSymbol(";");
            if (begins && !tokens[at].IsSymbol(";") && !Harmless.Any(tokens[at].Is) && !IsHarmlessObject(tokens, at))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsHarmlessObject(SqlToken[] tokens, int at)
    {
        if (!tokens[at].Is("create") && !tokens[at].Is("drop"))
        {
            return false;
        }

        do
        {
            at++;
        }
        while (at < tokens.Length && Adjectives.Any(tokens[at].Is));
        return at < tokens.Length && HarmlessObjects.Any(tokens[at].Is);
    }

    /// <summary>Null: nobody knows what undoes it.</summary>
    /// <param name="before">Not looked at.</param>
    /// <returns>Null.</returns>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before) => null;
}
