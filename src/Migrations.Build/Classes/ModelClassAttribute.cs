using System.Diagnostics.CodeAnalysis;

namespace Migrations.Build;

/// <summary>A class of the model with the places of its properties, written by the source generator. It also keeps them from being trimmed.</summary>
/// <remarks>Not for use by hand.</remarks>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ModelClassAttribute : Attribute
{
    /// <summary>Describes a class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="isTable">Whether it has <c>[Table]</c>, so that an assembly's model has it.</param>
    /// <param name="file">The file that declares it, as the compiler knows it.</param>
    /// <param name="line">The line, counted from 1.</param>
    /// <param name="properties">For each property: name, line, whether it may be null (1, 0), and its file where that is another one; tab-separated.</param>
    public ModelClassAttribute(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type type,
        bool isTable,
        string file,
        int line,
        params string[] properties)
    {
        Type = type;
        IsTable = isTable;
        File = file;
        Line = line;
        Properties = properties;
    }

    /// <summary>The class.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)]
    public Type Type { get; }

    /// <summary>Whether it has <c>[Table]</c>.</summary>
    public bool IsTable { get; }

    /// <summary>The file that declares it.</summary>
    public string File { get; }

    /// <summary>The line, counted from 1.</summary>
    public int Line { get; }

    /// <summary>For each property: name, line, whether it may be null, file; tab-separated.</summary>
    public string[] Properties { get; }
}
