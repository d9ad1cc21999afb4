using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;
using EntityOperation = Microsoft.EntityFrameworkCore.Migrations.Operations.MigrationOperation;

namespace Migrations.Build.EntityFrameworkCore.Reading;

/// <summary>Turns the relational model of a context into a MetaData.</summary>
/// <remarks>
/// What is read are the operations that lead from nothing to the model, which are what EF Core itself turns into the SQL of
/// EnsureCreated: they have the order of columns, each provider's annotations, converted values of seed data, and nothing
/// that the context excludes from migrations.
/// </remarks>
internal static class ContextModel
{
    /// <summary>Reads it; no database is asked.</summary>
    /// <exception cref="MigrationException">The context is for another database, or EF Core refuses its model.</exception>
    public static MetaData Read(DbContext context)
    {
        var provider = ContextProvider.Of(context);
        try
        {
            var model = context.GetService<IDesignTimeModel>().Model.GetRelationalModel();
            var operations = context.GetService<IMigrationsModelDiffer>().GetDifferences(source: null, model);
            return Read(operations, new ModelContext(provider, model, context.GetService<IRelationalTypeMappingSource>()));
        }
        catch (Exception exception) when (exception is InvalidOperationException or NotSupportedException or ArgumentException)
        {
            throw new MigrationException(
                DiagnosticCodes.ContextModelRefused,
                $"Cannot read the model of {context.GetType().FullName}: EF Core says: {exception.Message}",
                innerException: exception);
        }
    }

    private static MetaData Read(IReadOnlyList<EntityOperation> operations, ModelContext context)
    {
        var objects = operations.OfType<AlterDatabaseOperation>().SingleOrDefault() is { } database
            ? DatabaseObjects.Of(database, context.Model.Model.GetDefaultSchema())
            : new DatabaseObjects([], []);
        var tables = new TableReader(context, objects.Enums);
        var indexes = operations.OfType<CreateIndexOperation>().ToLookup(index => context.Name(index.Table, index.Schema));
        var keys = operations.OfType<AddForeignKeyOperation>().ToLookup(key => context.Name(key.Table, key.Schema));
        return new MetaData(NamingConvention.None,
        [
            .. from table in operations.OfType<CreateTableOperation>()
               let name = context.Name(table.Name, table.Schema)
               select tables.Read(table, keys[name], indexes[name]),
        ])
        {
            Enums = objects.Enums,
            Extensions = objects.Extensions,
            Sequences = [.. operations.OfType<CreateSequenceOperation>().Select(sequence => Sequence(sequence, context))],
            Seeds = [.. operations.OfType<InsertDataOperation>().Select(insert => SeedReader.Read(insert, context))],
        };
    }

    private static Sequence Sequence(CreateSequenceOperation sequence, ModelContext context) => new(sequence.Name)
    {
        Schema = context.Name(sequence.Name, sequence.Schema).Schema,
        Type = Type.GetTypeCode(sequence.ClrType) switch
        {
            TypeCode.Byte or TypeCode.Int16 => SqlType.SmallInteger,
            TypeCode.Int32 => SqlType.Integer,
            _ => null,
        },
        Start = sequence.StartValue == 1 ? null : sequence.StartValue,
        Increment = sequence.IncrementBy == 1 ? null : sequence.IncrementBy,
        MinValue = sequence.MinValue,
        MaxValue = sequence.MaxValue,
        Cycle = sequence.IsCyclic,
    };
}
