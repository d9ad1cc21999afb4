namespace Migrations.Build.Schema;

/// <summary>An expression of the model whose text differs from the catalogue's, so that only the server can tell whether it means the same.</summary>
/// <param name="Table">The model's table whose columns it speaks of.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Text">The model's text.</param>
/// <param name="Column">The column whose default or computation it is; null: none.</param>
internal sealed record ExpressionQuestion(TableName Table, ExpressionPlace Place, string Text, string? Column = null);
