using System.Diagnostics;
using System.Globalization;

namespace Migrations.Build.Sql;

/// <summary>One statement as it will be sent or scripted, with why it is there.</summary>
/// <param name="Fragments">Text and values: values become parameters online and literals in a script.</param>
[DebuggerDisplay("{Text}")]
internal sealed record SqlStatement(ValueList<SqlFragment> Fragments)
{
    public SqlStatement(string text)
        : this([new SqlFragment(text)])
    {
    }

    /// <summary>Where the operation behind it was called; null when the tool itself needs the statement.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>Why it is there, in a few words; null: the operation says it itself.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// Known of a statement that refuses a transaction, so that what came before is committed first; null: it may run in one,
    /// if need be in one of its own.
    /// </summary>
    public LoneStatement? Alone { get; init; }

    /// <summary>How many rows it must change, else the run stops; null: any number.</summary>
    public int? ExpectedRows { get; init; }

    /// <summary>
    /// Rows to insert in bulk; null: an ordinary statement. The text is then the INSERT of one row without its values,
    /// and the provider sends the rows in its fastest way.
    /// </summary>
    public BulkInsert? Rows { get; init; }

    /// <summary>The text with values shown as numbered parameters: what is logged. No value is in it.</summary>
    public string Text
    {
        get
        {
            var number = 0;
            return string.Concat(Fragments.Select(fragment => fragment.IsValue ? string.Create(CultureInfo.InvariantCulture, $"${++number}") : fragment.Text));
        }
    }
}
