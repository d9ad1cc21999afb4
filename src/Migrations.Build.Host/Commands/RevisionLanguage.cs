namespace Migrations.Build.Host.Commands;

/// <summary>What a new revision is written in.</summary>
internal enum RevisionLanguage
{
    /// <summary>A class in a <c>.cs</c> file.</summary>
    CSharp,

    /// <summary>A <c>.sql</c> file with a header.</summary>
    Sql,
}
