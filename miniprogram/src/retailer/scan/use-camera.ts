import { type RefObject, useEffect, useRef, useState } from 'react';
import { readerFor } from './readers.ts';
import type { Scanning } from './use-scanner.ts';

export type CameraState = 'starting' | 'watching' | 'denied' | 'none';

/** Between two looks at the picture: a code is found within a third of a second, and an old phone keeps up. */
const LOOK_EVERY_MS = 150;
const WIDTH_MAX = 800;

const pictureOf = (video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | undefined => {
  const scale = Math.min(1, WIDTH_MAX / video.videoWidth);
  canvas.width = Math.floor(video.videoWidth * scale);
  canvas.height = Math.floor(video.videoHeight * scale);
  if (!(canvas.width > 0 && canvas.height > 0)) return undefined;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return context?.getImageData(0, 0, canvas.width, canvas.height);
};

const failureOf = (error: unknown): CameraState =>
  error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'none';

/** Opens the camera behind the phone and looks until it reads what was asked for. @returns how to close it. */
const watch = async (
  video: HTMLVideoElement,
  { target, onRead }: Scanning,
  tell: (state: CameraState) => void,
  signal: AbortSignal,
): Promise<void> => {
  // without https a browser has no mediaDevices at all
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices === undefined) return tell('none');
  const stream = await devices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } });
  signal.addEventListener('abort', () => stream.getTracks().forEach((track) => track.stop()));
  if (signal.aborted) return stream.getTracks().forEach((track) => track.stop());
  const read = await readerFor(target);
  video.srcObject = stream;
  await video.play();
  tell('watching');
  const canvas = document.createElement('canvas');
  const timer = setInterval(() => {
    const picture = pictureOf(video, canvas);
    const text = picture === undefined ? undefined : read(picture);
    if (text === undefined || text === '' || signal.aborted) return;
    clearInterval(timer);
    onRead(text);
  }, LOOK_EVERY_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
};

/** Web only: the camera in a video element for as long as it is shown. */
export const useCamera = (scanning: Scanning): { state: CameraState; video: RefObject<HTMLVideoElement> } => {
  const [state, setState] = useState<CameraState>('starting');
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const closing = new AbortController();
    const tell = (next: CameraState) => {
      if (!closing.signal.aborted) setState(next);
    };
    if (video.current !== null)
      watch(video.current, scanning, tell, closing.signal).catch((error: unknown) => tell(failureOf(error)));
    return () => closing.abort();
  }, [scanning]);
  return { state, video };
};
