namespace Migrations.Build.Tasks;

/// <summary>Who runs a post-write hook.</summary>
internal enum PostWriteHookType
{
    /// <summary>A program.</summary>
    Exec,

    /// <summary>A tool of the project's tool manifest.</summary>
    Tool,

    /// <summary>A target of the project.</summary>
    Target,
}
