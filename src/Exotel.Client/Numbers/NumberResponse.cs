using System;
using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Numbers;

/// <summary>A v1 response with one number: one object under a plural name. Source: docs/api.md#numbers.</summary>
internal sealed class NumberResponse : V1Response
{
    private Number? _numbers;

    [JsonConverter(typeof(FirstObjectConverter<Number>))]
    public Number? Numbers
    {
        get => _numbers;
        set
        {
            _numbers = value;
            IsAnswered = true;
        }
    }

    /// <summary>Whether the response has the numbers element, even if empty.</summary>
    [JsonIgnore]
    public bool IsAnswered { get; private set; }

    /// <summary>The fields of a number.</summary>
    internal sealed class Number
    {
        public string? PhoneNumber { get; set; }

        public string? Circle { get; set; }

        public string? CircleName { get; set; }

        public string? Type { get; set; }

        public string? Operator { get; set; }

        public string? OperatorName { get; set; }

        public string? DND { get; set; }

        public NumberInfo ToNumberInfo(string requested) => new()
        {
            PhoneNumber = PhoneNumber ?? requested,
            Circle = Circle,
            CircleName = CircleName ?? NumberNames.OfCircle(Circle),
            Type = Type,
            Operator = Operator,
            OperatorName = OperatorName ?? NumberNames.OfOperator(Operator),
            DND = Is(DND, "yes", "true") ? true : Is(DND, "no", "false") ? false : null,
        };

        private static bool Is(string? text, string word, string other) =>
            string.Equals(text, word, StringComparison.OrdinalIgnoreCase) || string.Equals(text, other, StringComparison.OrdinalIgnoreCase);
    }
}
