namespace Exotel.Callbacks;

/// <summary>The maximum size of a callback. Documented callbacks have about twenty fields and two legs in less than 2 KB.</summary>
internal static class CallbackLimits
{
    public const int BodyBytes = 64 * 1024;
    public const int Fields = 256;
    public const int Legs = 100;
    public const int JsonDepth = 16;
    public const int SidLength = 128;
}
