using System.Diagnostics;
using Migrations.Build.Schema;

namespace Migrations.Build;

/// <summary>Runs SQL as it is.</summary>
/// <param name="Fragments">Text and values, in order.</param>
[DebuggerDisplay("{Fragments}")]
public sealed record ExecuteSql(ValueList<SqlFragment> Fragments) : MigrationOperation
{
    /// <summary>The first words of statements that change rows and never tables.</summary>
    private static readonly string[] RowStatements = ["insert", "update", "delete", "select", "with", "values", "replace"];

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
        var first = SqlTokenizer.ReadMeaningful(text).FirstOrDefault();
        return first.Text is null || RowStatements.Any(first.Is)
            ? schema
            : schema with { UnknownSince = schema.UnknownSince ?? text.Trim() };
    }

    /// <summary>Null: nobody knows what undoes it.</summary>
    /// <param name="before">Not looked at.</param>
    /// <returns>Null.</returns>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before) => null;
}
