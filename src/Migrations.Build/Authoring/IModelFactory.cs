namespace Migrations.Build;

/// <summary>Reads the models of an assembly; written by the source generator.</summary>
public interface IModelFactory
{
    /// <summary>The model that a property holds now.</summary>
    /// <param name="index">Its place among the registry's names.</param>
    /// <returns>The model; null when the property holds none.</returns>
    MetaData? Read(int index);
}
