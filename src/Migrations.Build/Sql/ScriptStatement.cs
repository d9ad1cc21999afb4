namespace Migrations.Build.Sql;

/// <summary>One statement of a script.</summary>
/// <param name="Text">From its first word to its last, without the semicolon and without comments around it.</param>
/// <param name="Line">The line of the file in which it starts, counted from 1.</param>
internal sealed record ScriptStatement(string Text, int Line);
