using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Exotel.PowerShell.Tests.PublicApi;

/// <summary>What an assembly shows to others, a line for each type and member.</summary>
internal static class AssemblyText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> From(Assembly assembly) => assembly.GetExportedTypes()
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .SelectMany(type => Members(type).Order(StringComparer.Ordinal).Prepend(Head(type)));

    private static string Head(Type type)
    {
        var kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : "class";
        var modifier = kind != "class" ? "" : type is { IsAbstract: true, IsSealed: true } ? "static " : type.IsSealed ? "sealed " : type.IsAbstract ? "abstract " : "";
        var bases = type.GetInterfaces().Where(face => face.IsPublic && !type.IsEnum).Select(TypeText.From).Order(StringComparer.Ordinal).ToList();
        if (type is { IsClass: true, BaseType: { } parent } && parent != typeof(object))
            bases.Insert(0, TypeText.From(parent));
        return $"{modifier}{kind} {type.FullName}{(bases.Count > 0 ? " : " + string.Join(", ", bases) : "")}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"  {name} = {Convert.ToInt32(Enum.Parse(type, name), null)}");

        return type.GetConstructors(Declared).Select(constructor => $"  new({Parameters(constructor)})")
            .Concat(type.GetProperties(Declared).Select(property => $"  {Static(property.GetMethod ?? property.SetMethod!)}{TypeText.From(property.PropertyType)}{Mark(new NullabilityInfoContext().Create(property))} {property.Name} {{ {Accessors(property)}}}"))
            .Concat(type.GetFields(Declared).Select(field => $"  {(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{TypeText.From(field.FieldType)} {field.Name}"))
            .Concat(type.GetEvents(Declared).Select(@event => $"  event {TypeText.From(@event.EventHandlerType!)} {@event.Name}"))
            .Concat(type.GetMethods(Declared)
                .Where(method => (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) && !method.IsDefined(typeof(CompilerGeneratedAttribute)))
                .Select(method => $"  {Static(method)}{TypeText.From(method.ReturnType)}{Mark(new NullabilityInfoContext().Create(method.ReturnParameter))} {method.Name}({Parameters(method)})"));
    }

    private static string Static(MethodBase method) => method.IsStatic ? "static " : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters()
        .Select(parameter => $"{TypeText.From(parameter.ParameterType)}{Mark(new NullabilityInfoContext().Create(parameter))} {parameter.Name}{(parameter.HasDefaultValue ? " = " + (parameter.DefaultValue ?? "default") : "")}"));

    private static string Accessors(PropertyInfo property) =>
        (property.GetMethod is { IsPublic: true } ? "get; " : "")
        + (property.SetMethod is not { IsPublic: true } set ? "" : set.ReturnParameter.GetRequiredCustomModifiers().Any(type => type.Name == "IsExternalInit") ? "init; " : "set; ");

    private static string Mark(NullabilityInfo info) => !info.Type.IsValueType && info.ReadState == NullabilityState.Nullable ? "?" : "";
}
