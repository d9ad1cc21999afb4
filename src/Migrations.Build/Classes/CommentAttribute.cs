namespace Migrations.Build;

/// <summary>The comment of a table or column in the database.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property)]
public sealed class CommentAttribute : Attribute
{
    /// <summary>Makes a comment.</summary>
    /// <param name="text">The comment.</param>
    public CommentAttribute(string text) => Text = text;

    /// <summary>The comment.</summary>
    public string Text { get; }
}
