using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Migrations.Build.Tasks.Tests;

/// <summary>Types and signatures as text that is the same in whatever assembly they stand.</summary>
internal sealed class SignatureText : ISignatureTypeProvider<string, object?>
{
    private static readonly SignatureText Provider = new();

    public static string Of(MetadataReader reader, MethodDefinition method) =>
        reader.GetString(method.Name) + Text(method.DecodeSignature(Provider, null));

    public static string Of(MetadataReader reader, FieldDefinition field) =>
        $"{reader.GetString(field.Name)}: {field.DecodeSignature(Provider, null)}";

    public static string Of(MetadataReader reader, MemberReference member) => member.GetKind() == MemberReferenceKind.Method
        ? reader.GetString(member.Name) + Text(member.DecodeMethodSignature(Provider, null))
        : $"{reader.GetString(member.Name)}: {member.DecodeFieldSignature(Provider, null)}";

    /// <summary>The full name of a type, without its arguments; nested ones with <c>+</c>.</summary>
    public static string NameOf(MetadataReader reader, EntityHandle type)
    {
        switch (type.Kind)
        {
            case HandleKind.TypeDefinition:
                TypeDefinition definition = reader.GetTypeDefinition((TypeDefinitionHandle)type);
                return definition.GetDeclaringType() is { IsNil: false } outer
                    ? $"{NameOf(reader, outer)}+{reader.GetString(definition.Name)}"
                    : Join(reader.GetString(definition.Namespace), reader.GetString(definition.Name));
            case HandleKind.TypeReference:
                TypeReference reference = reader.GetTypeReference((TypeReferenceHandle)type);
                return reference.ResolutionScope.Kind == HandleKind.TypeReference
                    ? $"{NameOf(reader, reference.ResolutionScope)}+{reader.GetString(reference.Name)}"
                    : Join(reader.GetString(reference.Namespace), reader.GetString(reference.Name));
            default:
                return reader.GetTypeSpecification((TypeSpecificationHandle)type).DecodeSignature(Provider, null).Split('<')[0];
        }
    }

    /// <summary>The assembly that a type is referenced in; null: the one that is read.</summary>
    public static string? AssemblyOf(MetadataReader reader, EntityHandle type)
    {
        if (type.Kind == HandleKind.TypeSpecification)
        {
            // Of an instance of a generic type, the generic type.
            string name = NameOf(reader, type);
            return reader.TypeReferences.Select(one => (EntityHandle)one).Where(one => NameOf(reader, one) == name)
                .Select(one => AssemblyOf(reader, one)).FirstOrDefault();
        }

        while (type.Kind == HandleKind.TypeReference)
        {
            EntityHandle scope = reader.GetTypeReference((TypeReferenceHandle)type).ResolutionScope;
            if (scope.Kind == HandleKind.AssemblyReference)
            {
                return reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name);
            }

            type = scope;
        }

        return null;
    }

    public static string Join(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => NameOf(reader, handle);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => NameOf(reader, handle);

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{shape.Rank}]";

    public string GetByReferenceType(string elementType) => elementType + "&";

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetPinnedType(string elementType) => elementType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => "function" + Text(signature);

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(',', typeArguments)}>";

    public string GetGenericMethodParameter(object? genericContext, int index) => "!!" + index.ToString(null as IFormatProvider);

    public string GetGenericTypeParameter(object? genericContext, int index) => "!" + index.ToString(null as IFormatProvider);

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    private static string Text(MethodSignature<string> signature) =>
        $"`{signature.GenericParameterCount}({string.Join(',', signature.ParameterTypes)}): {signature.ReturnType}{(signature.Header.IsInstance ? "" : " static")}";
}
