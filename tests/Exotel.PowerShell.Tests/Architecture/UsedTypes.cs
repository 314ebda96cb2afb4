using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Exotel.PowerShell.Tests.Architecture;

/// <summary>Every type that a compiled type names: in its declaration, its members, their attributes and their code, nested types included.</summary>
internal static class UsedTypes
{
    public static IEnumerable<TypeReference> Of(TypeDefinition type) =>
        Declared(type).Concat(type.Methods.SelectMany(Method)).Concat(type.NestedTypes.SelectMany(Of));

    private static IEnumerable<TypeReference> Declared(TypeDefinition type) =>
        Unwrap(type.BaseType)
            .Concat(type.Interfaces.SelectMany(implementation => Unwrap(implementation.InterfaceType)))
            .Concat(Generic(type.GenericParameters))
            .Concat(Attributes(type))
            .Concat(type.Fields.SelectMany(field => Unwrap(field.FieldType).Concat(Attributes(field))))
            .Concat(type.Properties.SelectMany(property => Unwrap(property.PropertyType).Concat(Attributes(property))))
            .Concat(type.Events.SelectMany(item => Unwrap(item.EventType).Concat(Attributes(item))));

    private static IEnumerable<TypeReference> Method(MethodDefinition method) =>
        Unwrap(method.ReturnType)
            .Concat(Attributes(method))
            .Concat(Attributes(method.MethodReturnType))
            .Concat(Generic(method.GenericParameters))
            .Concat(method.Overrides.SelectMany(Operand))
            .Concat(method.Parameters.SelectMany(parameter => Unwrap(parameter.ParameterType).Concat(Attributes(parameter))))
            .Concat(method.HasBody ? Body(method.Body) : []);

    private static IEnumerable<TypeReference> Body(MethodBody body) =>
        body.Variables.SelectMany(variable => Unwrap(variable.VariableType))
            .Concat(body.ExceptionHandlers.SelectMany(handler => Unwrap(handler.CatchType)))
            .Concat(body.Instructions.SelectMany(instruction => Operand(instruction.Operand)));

    private static IEnumerable<TypeReference> Operand(object? operand) => operand switch
    {
        TypeReference type => Unwrap(type),
        FieldReference field => Unwrap(field.DeclaringType).Concat(Unwrap(field.FieldType)),
        GenericInstanceMethod method => Unwrap(method.DeclaringType).Concat(method.GenericArguments.SelectMany(Unwrap)),
        MethodReference method => Unwrap(method.DeclaringType),
        _ => [],
    };

    private static IEnumerable<TypeReference> Generic(IEnumerable<GenericParameter> parameters) =>
        parameters.SelectMany(parameter => parameter.Constraints).SelectMany(constraint => Unwrap(constraint.ConstraintType));

    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider provider) =>
        provider.CustomAttributes.SelectMany(attribute => Unwrap(attribute.AttributeType)
            .Concat(attribute.ConstructorArguments.SelectMany(Argument))
            .Concat(attribute.Properties.Concat(attribute.Fields).SelectMany(named => Argument(named.Argument))));

    private static IEnumerable<TypeReference> Argument(CustomAttributeArgument argument) => Unwrap(argument.Type).Concat(argument.Value switch
    {
        TypeReference type => Unwrap(type),
        CustomAttributeArgument boxed => Argument(boxed),
        CustomAttributeArgument[] items => items.SelectMany(Argument),
        _ => [],
    });

    private static IEnumerable<TypeReference> Unwrap(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => Unwrap(generic.ElementType).Concat(generic.GenericArguments.SelectMany(Unwrap)),
        FunctionPointerType => [],
        TypeSpecification specification => Unwrap(specification.ElementType),
        _ => [type],
    };
}
